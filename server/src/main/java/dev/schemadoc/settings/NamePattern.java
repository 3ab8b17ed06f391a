package dev.schemadoc.settings;

import dev.schemadoc.schema.TableId;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of a relation as settings write it, in which {@code *} stands for any characters: {@code
 * users}, {@code auth.*}.
 *
 * <p>Without a schema it is a name of the default one, as in SQL; capital letters count as they do
 * in the database.
 */
public final class NamePattern {

  private final String written;
  private final Pattern schema;
  private final Pattern name;

  public NamePattern(String written) {
    this.written = written;
    TableId pattern = TableId.parseExact(written);
    this.schema = compiled(pattern.schema());
    this.name = compiled(pattern.name());
  }

  public boolean matches(TableId id) {
    return schema.matcher(id.schema()).matches() && name.matcher(id.name()).matches();
  }

  private static Pattern compiled(String part) {
    return Pattern.compile(
        Arrays.stream(part.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NamePattern pattern && pattern.written.equals(written);
  }

  @Override
  public int hashCode() {
    return written.hashCode();
  }

  /** The pattern as it is written. */
  @Override
  public String toString() {
    return written;
  }
}
