package dev.schemadoc.sql;

import dev.schemadoc.sql.SyntaxProblem.Change;
import dev.schemadoc.sql.SyntaxProblem.Mend;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names in back-ticks, which MySQL knows and PostgreSQL does not. */
final class BackTicks {

  private BackTicks() {}

  /** One problem for all such names of a statement. */
  static List<SyntaxProblem> in(Tokens tokens, int first, int limit) {
    List<Change> changes = new ArrayList<>();
    for (int at = first; at < limit; at++) {
      if (tokens.terminal(at) == Terminal.BACKTICK_IDENTIFIER) {
        Span span = tokens.span(at);
        changes.add(new Change(span, name(span.in(tokens.text()))));
      }
    }
    if (changes.isEmpty()) {
      return List.of();
    }
    Change one = changes.getFirst();
    String name = one.replacement();
    return List.of(
        new SyntaxProblem(
            one.span(),
            one.span().start(),
            "`%s` is in back-ticks, which PostgreSQL does not know; write `%s`"
                .formatted(name, name),
            Optional.of(new Mend("Write names without back-ticks", changes))));
  }

  private static String name(String written) {
    String inner = written.substring(1, written.length() - 1);
    return Reserved.needsQuotes(Name.fold(inner)) ? '"' + inner + '"' : inner;
  }
}
