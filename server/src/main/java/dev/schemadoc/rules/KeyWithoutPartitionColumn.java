package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;

import dev.schemadoc.rules.LocalTables.Table;
import dev.schemadoc.rules.Written.ConstraintOf;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.Expression.ColumnReference;
import dev.schemadoc.sql.IndexPart;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.Statement.CreateIndex;
import dev.schemadoc.sql.Statement.CreateTable;
import dev.schemadoc.sql.Statement.PartitionBy;
import dev.schemadoc.text.Edit;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A key of a partitioned table lacks a column by which the table is partitioned.
 *
 * <p>Page: docs/rules/key-without-partition-column.md.
 */
final class KeyWithoutPartitionColumn {

  private final Facts facts;
  private final Reporter report;

  private KeyWithoutPartitionColumn(Facts facts, Reporter report) {
    this.facts = facts;
    this.report = report;
  }

  static final Rule RULE =
      new Rule(
          "key-without-partition-column",
          ERROR,
          "key of a partitioned table without what it is partitioned by",
          KeyWithoutPartitionColumn::check);

  /** A key behind its column of which nothing else is said. */
  private static final Pattern INLINE =
      Pattern.compile("(?is)(?:CONSTRAINT\\s+\\S+\\s+)?(?:PRIMARY\\s+KEY|UNIQUE)");

  private static void check(Subject subject, Reporter report) {
    KeyWithoutPartitionColumn rule = new KeyWithoutPartitionColumn(subject.facts(), report);
    LocalTables.walk(subject, rule::check);
  }

  private void check(Statement statement, LocalTables tables) {
    if (statement instanceof CreateTable create && create.partitionBy().isPresent()) {
      for (ConstraintOf each : Written.constraints(create)) {
        key(each).ifPresent(key -> check(create.partitionBy().get(), key, Optional.of(create)));
      }
    } else if (statement instanceof Statement.AlterTable alter) {
      partitioning(tables.table(alter.table()))
          .ifPresent(
              by ->
                  Written.constraints(alter).stream()
                      .flatMap(each -> key(each).stream())
                      .forEach(key -> check(by, key, Optional.empty())));
    } else if (statement instanceof CreateIndex create
        && create.unique()
        && !create.parts().isEmpty()) {
      partitioning(tables.table(create.table()))
          .ifPresent(by -> check(by, key(create), Optional.empty()));
    }
  }

  /** How a table is partitioned, if its columns are still called what they were. */
  private static Optional<PartitionBy> partitioning(Optional<Table> table) {
    return table
        .flatMap(it -> it.created().partitionBy())
        .filter(
            by ->
                by.keys().stream()
                    .flatMap(key -> column(key).stream())
                    .allMatch(name -> table.get().column(name.value()).isPresent()));
  }

  /**
   * A key.
   *
   * @param words what it is, and of which table
   * @param columns its columns; an exclusion constraint has those that must be equal
   * @param listed its columns where they can be added to
   */
  private record Key(
      String words,
      List<Name> columns,
      Span span,
      Optional<ConstraintOf> constraint,
      Optional<List<Name>> listed) {}

  private static Optional<Key> key(ConstraintOf each) {
    Optional<Name> own = each.column().map(column -> column.name());
    return switch (each.constraint().body()) {
      case Body.PrimaryKey key ->
          Optional.of(key(each, "primary key", own, key.columns(), key.withoutOverlaps()));
      case Body.Unique key ->
          Optional.of(key(each, "unique constraint", own, key.columns(), key.withoutOverlaps()));
      case Body.Exclude exclude ->
          Optional.of(
              new Key(
                  "exclusion constraint of `%s`".formatted(each.table()),
                  exclude.elements().stream()
                      .filter(element -> element.operator().equals("="))
                      .flatMap(element -> column(element.part()).stream())
                      .toList(),
                  each.constraint().span(),
                  Optional.of(each),
                  Optional.empty()));
      case Body.UsingIndex ignored -> Optional.empty();
      case Body.NotNull ignored -> Optional.empty();
      case Body.Nullable ignored -> Optional.empty();
      case Body.Default ignored -> Optional.empty();
      case Body.Check ignored -> Optional.empty();
      case Body.ForeignKey ignored -> Optional.empty();
      case Body.Generated ignored -> Optional.empty();
      case Body.Identity ignored -> Optional.empty();
    };
  }

  private static Key key(
      ConstraintOf each,
      String words,
      Optional<Name> own,
      List<Name> columns,
      boolean withoutOverlaps) {
    return new Key(
        "%s of `%s`".formatted(words, each.table()),
        Stream.concat(own.stream(), columns.stream()).toList(),
        each.constraint().span(),
        Optional.of(each),
        columns.isEmpty() || withoutOverlaps ? Optional.empty() : Optional.of(columns));
  }

  private static Key key(CreateIndex create) {
    List<Name> columns = create.parts().stream().flatMap(part -> column(part).stream()).toList();
    Span span = create.parts().getFirst().span().to(create.parts().getLast().span());
    return new Key(
        "unique index on `%s`".formatted(create.table()),
        columns,
        span,
        Optional.empty(),
        Optional.empty());
  }

  private void check(PartitionBy by, Key key, Optional<CreateTable> create) {
    if (by.keys().stream().anyMatch(part -> column(part).isEmpty())) {
      report
          .at(
              key.span(),
              "%s is not possible, for the table is partitioned by an expression; partition by columns, or drop the key"
                  .formatted(key.words()))
          .related(facts.place(by.span()), "how the table is partitioned");
      return;
    }
    List<Name> lacking =
        by.keys().stream()
            // A key compares by its own collation, which may be another one.
            .filter(part -> part.collation().isEmpty())
            .flatMap(part -> column(part).stream())
            .filter(name -> key.columns().stream().noneMatch(it -> it.value().equals(name.value())))
            .toList();
    if (!lacking.isEmpty()) {
      tell(by, key, lacking, create);
    }
  }

  private void tell(PartitionBy by, Key key, List<Name> lacking, Optional<CreateTable> create) {
    String names = quoted(lacking);
    Reporter.Report problem =
        report
            .at(
                key.span(),
                "%s lacks %s, by which the table is partitioned; add %s to the key"
                    .formatted(key.words(), names, lacking.size() == 1 ? "it" : "them"))
            .related(facts.place(by.span()), "how the table is partitioned");
    List<Edit> edits = edits(key, lacking, create);
    if (!edits.isEmpty()) {
      problem.fix("Add %s to the key".formatted(names), edits).repeatable();
    }
  }

  private List<Edit> edits(Key key, List<Name> lacking, Optional<CreateTable> create) {
    if (key.listed().isPresent()) {
      int end = key.listed().get().getLast().span().end();
      return List.of(report.edit(Span.at(end), ", " + KeyMends.list(facts, lacking)));
    }
    Optional<ConstraintOf> inline = key.constraint().filter(it -> it.column().isPresent());
    if (inline.isEmpty()) {
      return List.of();
    }
    String written = key.span().in(facts.sql());
    Matcher plain = INLINE.matcher(written);
    if (create.isEmpty() || !plain.matches()) {
      return List.of();
    }
    List<Name> all = new ArrayList<>(key.columns());
    all.addAll(lacking);
    return KeyMends.asOneOfTable(
        report,
        create.get(),
        List.of(inline.get()),
        "%s (%s)".formatted(written, KeyMends.list(facts, all)));
  }

  /** The column that is a part of a key; none for an expression. */
  private static Optional<Name> column(IndexPart part) {
    Expression value = part.value().bare();
    return value instanceof ColumnReference reference && reference.path().size() == 1
        ? Optional.of(reference.column())
        : Optional.empty();
  }

  private static String quoted(List<Name> names) {
    return names.stream()
        .map(name -> "`" + name.value() + "`")
        .collect(Collectors.joining(" and "));
  }
}
