package dev.schemadoc.rules;

import dev.schemadoc.schema.SqlType;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which types PostgreSQL turns into which when a value is stored ({@code pg_cast}). */
final class Assignments {

  private Assignments() {}

  private static final String TIME = "time without time zone";
  private static final String TIMETZ = "time with time zone";

  private static final Set<String> NUMBERS =
      Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision");

  private static final Set<String> TEXTS =
      Set.of("text", "character varying", "character", "bpchar", "name");

  /** What may be stored in a column of a type, besides values of the type itself. */
  private static final Map<String, Set<String>> TAKES =
      Map.ofEntries(
          Map.entry("money", Set.of("integer", "bigint", "numeric")),
          Map.entry("boolean", Set.of()),
          Map.entry(Typing.DATE, Set.of(Typing.TIMESTAMP, Typing.TIMESTAMPTZ)),
          Map.entry(Typing.TIMESTAMP, Set.of(Typing.DATE, Typing.TIMESTAMPTZ)),
          Map.entry(Typing.TIMESTAMPTZ, Set.of(Typing.DATE, Typing.TIMESTAMP)),
          Map.entry(TIME, Set.of(Typing.TIMESTAMP, Typing.TIMESTAMPTZ, TIMETZ, Typing.INTERVAL)),
          Map.entry(TIMETZ, Set.of(Typing.TIMESTAMPTZ, TIME)),
          Map.entry(Typing.INTERVAL, Set.of(TIME)),
          Map.entry("json", Set.of("jsonb")),
          Map.entry("jsonb", Set.of("json")),
          Map.entry("uuid", Set.of()),
          Map.entry("bytea", Set.of()),
          Map.entry("inet", Set.of("cidr")),
          Map.entry("bit", Set.of("bit varying")),
          Map.entry("bit varying", Set.of("bit")));

  /** The types of which all this is known. */
  static final Set<String> KNOWN = known();

  /** Whether a value of one known type can be stored in a column of another. */
  static boolean fits(SqlType value, SqlType column) {
    String from = value.name();
    String to = column.name();
    return from.equals(to)
        // Every value can be written as a text.
        || TEXTS.contains(to)
        || NUMBERS.contains(to) && (NUMBERS.contains(from) || isMoney(from, to))
        || TAKES.getOrDefault(to, Set.of()).contains(from);
  }

  private static boolean isMoney(String from, String to) {
    return from.equals("money") && to.equals("numeric");
  }

  private static Set<String> known() {
    Set<String> known = new HashSet<>(TAKES.keySet());
    known.addAll(NUMBERS);
    known.addAll(TEXTS);
    return Set.copyOf(known);
  }
}
