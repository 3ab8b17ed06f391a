package dev.schemadoc.schema;

import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What one document says about each name, from statement to statement.
 *
 * @param statements those that contribute to the schema, also in other dialects
 */
record History(
    List<Numbered> statements,
    Versions<TableId, TableSaying> tables,
    Versions<TableId, Said<KnownRelation>> relations,
    Versions<TableId, TypeSaying> types,
    Versions<TableId, Said<KnownRoutine>> routines,
    Versions<Thing, Said<Declared>> things) {

  /** A statement and the schemas in which its names are looked for. */
  record Numbered(int number, Facts.Fence fence, Statement statement, SearchPath path) {}

  History {
    statements = List.copyOf(statements);
  }

  static History of(Facts facts) {
    Ledger ledger = new Ledger(facts);
    Execution execution = new Execution(ledger);
    List<Numbered> statements = new ArrayList<>();
    for (Facts.Fence fence : facts.fences()) {
      if (fence.contributes()) {
        for (Statement statement : fence.script().statements()) {
          ledger.next(statement, fence.isPostgresql());
          statements.add(new Numbered(ledger.step(), fence, statement, ledger.path()));
          execution.carryOut(statement);
        }
      }
    }
    return new History(
        statements, ledger.tables, ledger.relations, ledger.types, ledger.routines, ledger.things);
  }

  /** The table that a name refers to. */
  TableId table(QualifiedName name, SearchPath path) {
    return path.found(name, tables.keys()::contains);
  }

  /** The type that a name refers to. */
  TableId type(QualifiedName name, SearchPath path) {
    return path.found(name, types.keys()::contains);
  }

  /** The function that a name refers to. */
  TableId routine(QualifiedName name, SearchPath path) {
    return path.found(name, routines.keys()::contains);
  }

  /** The index, the sequence or whatever else a name of their name space refers to. */
  TableId relation(QualifiedName name, SearchPath path) {
    return path.found(name, relations.keys()::contains);
  }
}
