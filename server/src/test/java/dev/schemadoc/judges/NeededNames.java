package dev.schemadoc.judges;

import dev.schemadoc.judges.Outcome.Refused;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Records;
import dev.schemadoc.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names because of which PostgreSQL refused a statement. */
final class NeededNames {

  private NeededNames() {}

  /** {@code relation "public.jobs" does not exist}, {@code function touch() does not exist}. */
  private static final Pattern NAMED =
      Pattern.compile("\"(?<quoted>[^\"]+)\"|function (?<plain>[\\w.]+)");

  static Set<String> of(Statement statement, Refused refused) {
    Set<String> names = new LinkedHashSet<>();
    switch (refused.state()) {
      // Columns that do not fit together: the table that is referred to may be another one.
      case "42804", "42830", "42883" ->
          Records.all(statement, Body.ForeignKey.class).stream()
              .map(key -> key.target().name().value())
              .forEach(names::add);
      default -> {}
    }
    Matcher matcher = NAMED.matcher(refused.message());
    if (matcher.find()) {
      String name =
          matcher.group("quoted") != null ? matcher.group("quoted") : matcher.group("plain");
      names.add(name.substring(name.lastIndexOf('.') + 1));
    }
    return names;
  }
}
