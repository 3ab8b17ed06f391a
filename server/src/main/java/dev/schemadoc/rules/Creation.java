package dev.schemadoc.rules;

import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Statement;
import java.util.Optional;

/**
 * What a statement creates that has a name.
 *
 * @param id with its schema; of a trigger or a policy with that of its table
 * @param table the table of an index, a trigger or a policy
 * @param unlessExists whether {@code IF NOT EXISTS} is said
 * @param replaces whether {@code OR REPLACE} is said
 */
record Creation(
    Kind kind,
    TableId id,
    Optional<TableId> table,
    Name name,
    boolean unlessExists,
    boolean replaces) {

  /** In which name space it has its name. */
  enum Kind {
    TABLE("table"),
    VIEW("view"),
    INDEX("index"),
    SEQUENCE("sequence"),
    TYPE("type"),
    ROUTINE("function"),
    TRIGGER("trigger"),
    POLICY("policy");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    /** Whether it shares its name space with tables. */
    boolean isRelation() {
      return this == TABLE || this == VIEW || this == INDEX || this == SEQUENCE;
    }
  }

  /** What a statement creates; what is temporary counts as nothing. */
  static Optional<Creation> of(Step step) {
    return switch (step.statement()) {
      case Statement.CreateTable create ->
          relation(step, Kind.TABLE, create.table(), create.ifNotExists(), false)
              .filter(creation -> !isTemporary(create.persistence()));
      case Statement.CreateIndex create ->
          create
              .name()
              .map(
                  name -> {
                    TableId table = step.table(create.table());
                    return new Creation(
                        Kind.INDEX,
                        table.sibling(name.value()),
                        Optional.of(table),
                        name,
                        create.ifNotExists(),
                        false);
                  });
      case Statement.CreateEnum create -> type(step, create.type());
      case Declaration declaration -> of(step, declaration);
      case Statement.AlterTable ignored -> Optional.empty();
      case Statement.Alter ignored -> Optional.empty();
      case Statement.CommentOn ignored -> Optional.empty();
      case Statement.Drop ignored -> Optional.empty();
      case Command ignored -> Optional.empty();
      case Statement.Unreadable ignored -> Optional.empty();
    };
  }

  private static Optional<Creation> of(Step step, Declaration declaration) {
    return switch (declaration) {
      case Declaration.View view ->
          relation(step, Kind.VIEW, view.view(), view.ifNotExists(), view.orReplace())
              .filter(creation -> !isTemporary(view.persistence()));
      case Declaration.Sequence sequence ->
          relation(step, Kind.SEQUENCE, sequence.sequence(), sequence.ifNotExists(), false)
              .filter(creation -> !isTemporary(sequence.persistence()));
      case Declaration.ForeignTable table ->
          relation(step, Kind.TABLE, table.table(), table.ifNotExists(), false);
      case Declaration.Domain domain -> type(step, domain.domain());
      case Declaration.CompositeType type -> type(step, type.type());
      case Declaration.RangeType type -> type(step, type.type());
      case Declaration.Routine routine ->
          relation(step, Kind.ROUTINE, routine.routine(), false, routine.orReplace());
      case Declaration.Trigger trigger ->
          member(step, Kind.TRIGGER, trigger.table(), trigger.trigger(), trigger.orReplace());
      case Declaration.Policy policy ->
          member(step, Kind.POLICY, policy.table(), policy.policy(), false);
      // A type that is defined in C is named first and defined later.
      case Declaration.BaseType ignored -> Optional.empty();
      case Declaration.Schema ignored -> Optional.empty();
      case Declaration.Extension ignored -> Optional.empty();
      case Declaration.Other ignored -> Optional.empty();
    };
  }

  private static Optional<Creation> relation(
      Step step, Kind kind, QualifiedName name, boolean unlessExists, boolean replaces) {
    return Optional.of(
        new Creation(kind, step.made(name), Optional.empty(), name.name(), unlessExists, replaces));
  }

  private static Optional<Creation> type(Step step, QualifiedName name) {
    return relation(step, Kind.TYPE, name, false, false);
  }

  private static Optional<Creation> member(
      Step step, Kind kind, QualifiedName owner, Name name, boolean replaces) {
    TableId table = step.table(owner);
    return Optional.of(
        new Creation(kind, table.sibling(name.value()), Optional.of(table), name, false, replaces));
  }

  private static boolean isTemporary(Optional<String> persistence) {
    return persistence.filter("TEMPORARY"::equals).isPresent();
  }
}
