package dev.schemadoc.judges;

import dev.schemadoc.judges.Session.Mark;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Statement;

/**
 * Tells whether a statement that was refused, for there is something of that name, would make
 * nothing else: all columns of the table, or all labels of the type, are there.
 */
final class Restatement {

  private Restatement() {}

  private static final String COLUMNS =
      """
      NOT EXISTS (
        SELECT FROM pg_attribute other
        WHERE other.attrelid = to_regclass('restated.%1$s') AND other.attnum > 0
          AND NOT EXISTS (
            SELECT FROM pg_attribute own
            WHERE own.attrelid = to_regclass('public.%1$s')
              AND (own.attname, own.atttypid, own.atttypmod)
                = (other.attname, other.atttypid, other.atttypmod)
              AND (own.attnotnull OR NOT other.attnotnull)))
      """;

  private static final String LABELS =
      """
      NOT EXISTS (
        SELECT FROM pg_enum other
        WHERE other.enumtypid = to_regtype('restated.%1$s')
          AND NOT EXISTS (
            SELECT FROM pg_enum own
            WHERE own.enumtypid = to_regtype('public.%1$s') AND own.enumlabel = other.enumlabel))
      """;

  static boolean is(Session session, Definition definition) {
    return switch (definition.statement()) {
      case Statement.CreateTable create -> is(session, definition, create.table(), COLUMNS);
      case Statement.CreateEnum create -> is(session, definition, create.type(), LABELS);
      default -> false;
    };
  }

  private static boolean is(
      Session session, Definition definition, QualifiedName name, String condition) {
    if (name.schema().isPresent() || !definition.path().isEmpty()) {
      return false;
    }
    Mark mark = session.mark();
    session.run("CREATE SCHEMA restated; SET search_path = restated, public");
    boolean same =
        session.run(definition.text()).isDone()
            && session.holds(condition.formatted(definition.written(name.span())));
    session.backTo(mark);
    return same;
  }
}
