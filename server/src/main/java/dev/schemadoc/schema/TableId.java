package dev.schemadoc.schema;

import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.text.Span;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a table or another relation with its schema.
 *
 * @param schema {@code public} where none is written
 */
public record TableId(String schema, String name) implements Comparable<TableId> {

  public static final String DEFAULT_SCHEMA = "public";

  private static final String PART = "\"(?:[^\"]|\"\")+\"|[^\\s\".]+";

  private static final Pattern WRITTEN =
      Pattern.compile("\\s*(?:(?<schema>%1$s)\\s*\\.\\s*)?(?<name>%1$s)\\s*".formatted(PART));

  public static TableId of(QualifiedName name) {
    return new TableId(name.schema().map(Name::value).orElse(DEFAULT_SCHEMA), name.name().value());
  }

  /** A relation of the default schema. */
  public static TableId of(String name) {
    return new TableId(DEFAULT_SCHEMA, name);
  }

  /**
   * The relation that a name stands for where SQL is written: folded unless it is quoted, with or
   * without its schema. What is no name in SQL is the name of a relation that nobody declares.
   */
  public static TableId parse(String written) {
    return parse(written, part -> Name.unquoted(part, Span.at(0)).value());
  }

  /** The same where capital letters count without quotes too. */
  public static TableId parseExact(String written) {
    return parse(written, Name::truncate);
  }

  private static TableId parse(String written, UnaryOperator<String> unquoted) {
    Matcher matcher = WRITTEN.matcher(written);
    if (!matcher.matches()) {
      return of(written);
    }
    Optional<String> schema = Optional.ofNullable(matcher.group("schema"));
    return new TableId(
        schema.map(part -> value(part, unquoted)).orElse(DEFAULT_SCHEMA),
        value(matcher.group("name"), unquoted));
  }

  private static String value(String part, UnaryOperator<String> unquoted) {
    return part.startsWith("\"")
        ? Name.truncate(part.substring(1, part.length() - 1).replace("\"\"", "\""))
        : unquoted.apply(part);
  }

  public boolean isInDefaultSchema() {
    return schema.equals(DEFAULT_SCHEMA);
  }

  /** Another name in the same schema. */
  public TableId sibling(String other) {
    return new TableId(schema, other);
  }

  @Override
  public int compareTo(TableId other) {
    int bySchema = schema.compareTo(other.schema);
    return bySchema != 0 ? bySchema : name.compareTo(other.name);
  }

  /** The name as people write it: the default schema is left out. */
  @Override
  public String toString() {
    return isInDefaultSchema() ? name : schema + "." + name;
  }
}
