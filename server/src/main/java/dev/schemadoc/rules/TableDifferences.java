package dev.schemadoc.rules;

import dev.schemadoc.schema.KnownColumn;
import dev.schemadoc.schema.KnownColumn.Value;
import dev.schemadoc.schema.KnownConstraint;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.SchemaIndex;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Spells out in which points two descriptions of one table differ. */
final class TableDifferences {

  private final SchemaIndex index;
  private final List<String> found = new ArrayList<>();

  private TableDifferences(SchemaIndex index) {
    this.index = index;
  }

  /**
   * The differences, in words: {@code `status` is `text` here and `varchar` there}. What only one
   * of the two shows counts only where both show the whole table.
   */
  static List<String> of(KnownTable here, KnownTable there, SchemaIndex index) {
    TableDifferences differences = new TableDifferences(index);
    differences.columns(here, there);
    if (here.complete() && there.complete()) {
      differences.constraints(here, there);
    }
    return differences.found;
  }

  private void columns(KnownTable here, KnownTable there) {
    for (KnownColumn column : here.columns().values()) {
      there
          .column(column.name())
          .ifPresentOrElse(
              other -> column(column, other),
              () -> {
                if (here.complete() && there.complete()) {
                  found.add("`%s` is only here".formatted(column.name()));
                }
              });
    }
    if (here.complete() && there.complete()) {
      for (KnownColumn other : there.columns().values()) {
        if (here.column(other.name()).isEmpty()) {
          found.add("`%s` is only there".formatted(other.name()));
        }
      }
    }
  }

  private void column(KnownColumn here, KnownColumn there) {
    String name = here.name();
    if (here.type().isPresent()
        && there.type().isPresent()
        && !here.type().get().equals(there.type().get())) {
      found.add(
          "`%s` is `%s` here and `%s` there"
              .formatted(name, here.type().get().sql(), there.type().get().sql()));
    } else if (here.notNull().isYes() && there.notNull().isNo()) {
      found.add("`%s` is not null only here".formatted(name));
    } else if (here.notNull().isNo() && there.notNull().isYes()) {
      found.add("`%s` is not null only there".formatted(name));
    } else if (here.hasDefault().isYes() && there.hasDefault().isNo()) {
      found.add("`%s` has a default only here".formatted(name));
    } else if (here.hasDefault().isNo() && there.hasDefault().isYes()) {
      found.add("`%s` has a default only there".formatted(name));
    } else if (here.value() instanceof Value.Default own
        && there.value() instanceof Value.Default other
        && !wording(here.place(), own.expression().span())
            .equals(wording(there.place(), other.expression().span()))) {
      found.add("`%s` has different defaults".formatted(name));
    }
  }

  private void constraints(KnownTable here, KnownTable there) {
    Set<String> own = meanings(here);
    Set<String> others = meanings(there);
    Set<String> all = new HashSet<>(own);
    all.addAll(others);
    for (String meaning : all.stream().sorted().toList()) {
      if (!others.contains(meaning)) {
        found.add(meaning + " is only here");
      } else if (!own.contains(meaning)) {
        found.add(meaning + " is only there");
      }
    }
  }

  private Set<String> meanings(KnownTable table) {
    Set<String> meanings = new HashSet<>();
    for (KnownConstraint constraint : table.constraints()) {
      String columns = "`" + String.join("`, `", constraint.columns()) + "`";
      switch (constraint.kind()) {
        case PRIMARY_KEY -> meanings.add("the primary key " + columns);
        case UNIQUE -> meanings.add("the unique constraint on " + columns);
        case FOREIGN_KEY ->
            constraint
                .target()
                .ifPresent(
                    target ->
                        meanings.add("the foreign key %s to `%s`".formatted(columns, target)));
        case CHECK -> {
          if (constraint.source().body() instanceof Body.Check check) {
            meanings.add(
                "the check `%s`".formatted(wording(constraint.place(), check.condition().span())));
          }
        }
        case EXCLUDE, NOT_NULL -> {}
      }
    }
    return meanings;
  }

  private String wording(Place near, Span span) {
    return Wording.of(
        index.document(near.document()).map(facts -> span.in(facts.sql())).orElse(""));
  }
}
