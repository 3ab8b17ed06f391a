package dev.schemadoc.rules;

import dev.schemadoc.rules.Written.TypeOf;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TypeName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The types in which a document stores values, for the rules that know better ones. */
final class StoredTypes {

  private StoredTypes() {}

  /** The built-in types of some names that columns, attributes and domains have, arrays too. */
  static List<TypeName> named(Facts facts, Set<String> names) {
    return facts.statements().stream()
        .flatMap(StoredTypes::in)
        .filter(type -> isBuiltIn(type) && names.contains(SqlType.of(type).name()))
        .toList();
  }

  private static Stream<TypeName> in(Statement statement) {
    return Written.types(statement).stream()
        .filter(
            each ->
                switch (each.owner()) {
                  case NEW_COLUMN, CHANGED_COLUMN, ATTRIBUTE, DOMAIN -> true;
                  case PARAMETER, CAST -> false;
                })
        .map(TypeOf::type);
  }

  private static boolean isBuiltIn(TypeName type) {
    return type.name().schema().map(Name::value).filter(it -> !it.equals("pg_catalog")).isEmpty();
  }

  /** A word in capitals if what it is to replace is in capitals. */
  static String inCaseOf(Facts facts, TypeName type, String replacement) {
    String written = type.nameSpan().in(facts.sql());
    boolean capitals = written.equals(written.toUpperCase(Locale.ROOT));
    return capitals ? replacement.toUpperCase(Locale.ROOT) : replacement;
  }
}
