package dev.schemadoc.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The page about a rule, which travels with the program.
 *
 * @param markdown the whole page, as it is in docs/rules
 */
public record RulePage(String markdown) {

  /** The page of a code. */
  public static Optional<RulePage> of(String code) {
    if (Rules.of(code).isEmpty()) {
      return Optional.empty();
    }
    try (InputStream page = RulePage.class.getResourceAsStream("/rules/" + code + ".md")) {
      return page == null
          ? Optional.empty()
          : Optional.of(new RulePage(new String(page.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** What the rule finds and why it matters: all that stands before the examples. */
  public String introduction() {
    int examples = markdown.indexOf("\n## Examples");
    String before = examples < 0 ? markdown : markdown.substring(0, examples);
    return before.substring(before.indexOf('\n') + 1).strip();
  }

  /** The first paragraph as one line. */
  public String description() {
    String text = introduction();
    int end = text.indexOf("\n\n");
    return (end < 0 ? text : text.substring(0, end)).replace('\n', ' ');
  }
}
