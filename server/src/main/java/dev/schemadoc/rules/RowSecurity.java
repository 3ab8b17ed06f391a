package dev.schemadoc.rules;

import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.Showing;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Statement;
import java.util.Locale;

/** What two rules about row level security ask. */
final class RowSecurity {

  private RowSecurity() {}

  /** Whether nothing else can have a say about a table: no code beside, and no block of code. */
  static boolean isDescribed(Subject subject, KnownTable table) {
    return table.complete()
        && table.showings().stream().noneMatch(Showing::isBeside)
        && subject.index().documents().stream().noneMatch(RowSecurity::hasCode);
  }

  /** Whether code that stands in a document may enable it, or make policies, for many tables. */
  private static boolean hasCode(Facts facts) {
    return facts.statements().stream()
        .filter(RowSecurity::isCode)
        .map(statement -> statement.span().in(facts.sql()).toLowerCase(Locale.ROOT))
        .anyMatch(text -> text.contains("row level security") || text.contains("create policy"));
  }

  private static boolean isCode(Statement statement) {
    return statement instanceof Command.DoBlock || statement instanceof Declaration.Routine;
  }
}
