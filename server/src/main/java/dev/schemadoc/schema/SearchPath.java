package dev.schemadoc.schema;

import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The schemas in which names without a schema are looked for; the first is where things are made
 * (PostgreSQL, 5.10.3 The Schema Search Path).
 */
record SearchPath(List<String> schemas) {

  static final SearchPath DEFAULT = new SearchPath(List.of(TableId.DEFAULT_SCHEMA));

  private static final Pattern SET =
      Pattern.compile(
          "(?is)SET\\s+(?:SESSION\\s+|LOCAL\\s+)?(?:search_path\\s*(?:TO|=)|SCHEMA)\\s*(.*)");

  private static final Pattern RESET = Pattern.compile("(?is)RESET\\s+(?:search_path|ALL)\\b.*");

  private static final Pattern PART =
      Pattern.compile("\"((?:[^\"]|\"\")*)\"|'([^']*)'|([^\\s,;]+)");

  SearchPath {
    schemas = List.copyOf(schemas);
  }

  /** The path that a statement sets, if it does. */
  static Optional<SearchPath> setBy(String statement) {
    if (RESET.matcher(statement).matches()) {
      return Optional.of(DEFAULT);
    }
    Matcher set = SET.matcher(statement);
    if (!set.matches()) {
      return Optional.empty();
    }
    List<String> schemas = new ArrayList<>();
    Matcher part = PART.matcher(set.group(1));
    while (part.find()) {
      String name =
          part.group(1) != null
              ? part.group(1).replace("\"\"", "\"")
              : part.group(2) != null
                  ? part.group(2)
                  : Name.unquoted(part.group(3), Span.at(0)).value();
      // The role's own schema and those that are searched anyway.
      if (!name.isEmpty() && !name.equals("$user") && !name.equals("pg_catalog")) {
        schemas.add(name);
      }
    }
    boolean isDefault = schemas.isEmpty() || schemas.equals(List.of("default"));
    return Optional.of(isDefault ? DEFAULT : new SearchPath(schemas));
  }

  /** Where something of a name is made. */
  TableId made(QualifiedName name) {
    return new TableId(
        name.schema().map(Name::value).orElse(schemas.getFirst()), name.name().value());
  }

  /**
   * What a name refers to.
   *
   * @param declared whether the document declares something of a name
   */
  TableId found(QualifiedName name, Predicate<TableId> declared) {
    if (name.schema().isPresent() || schemas.size() == 1) {
      return made(name);
    }
    String own = name.name().value();
    return schemas.stream()
        .map(schema -> new TableId(schema, own))
        .filter(declared)
        .findFirst()
        .orElseGet(
            () ->
                schemas.contains(TableId.DEFAULT_SCHEMA)
                    ? TableId.of(own)
                    : new TableId(schemas.getFirst(), own));
  }
}
