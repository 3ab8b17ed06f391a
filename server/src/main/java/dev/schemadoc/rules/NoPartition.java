package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.INFORMATION;

import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.Mention;
import dev.schemadoc.schema.SchemaIndex;
import dev.schemadoc.schema.Showing;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.schema.Thing;
import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Statement;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A partitioned table has no partition.
 *
 * <p>Page: docs/rules/no-partition.md.
 */
final class NoPartition {

  private NoPartition() {}

  static final Rule RULE =
      new Rule(
              "no-partition",
              INFORMATION,
              "partitioned table without partitions",
              NoPartition::check)
          .aboutWhatIsNowhere();

  /** Words of code that may make partitions; {@code create_parent} is that of pg_partman. */
  private static final Pattern MAKES =
      Pattern.compile("(?i)\\bpartition\\s+of\\b|\\battach\\s+partition\\b|\\bcreate_parent\\b");

  private static void check(Subject subject, Reporter report) {
    for (Step step : subject.steps()) {
      if (step.statement() instanceof Statement.CreateTable create
          && create.partitionBy().isPresent()) {
        TableId id = step.made(create.table());
        if (isEmpty(subject.index(), id)) {
          report.at(
              create.table().name().span(),
              "`%s` has no partition, so no row can be added; create one, or a default one"
                  .formatted(id));
        }
      }
    }
  }

  private static boolean isEmpty(SchemaIndex index, TableId id) {
    Optional<KnownTable> table = index.table(id);
    return table.isPresent()
        && table.get().partitioned().isYes()
        && table.get().showings().stream().noneMatch(Showing::isBeside)
        && index.mentions(new Thing.Table(id)).stream()
            .noneMatch(mention -> makesPartition(index, mention))
        && index.tables().stream().noneMatch(other -> isPartOf(index, other, id))
        && index.documents().stream().noneMatch(NoPartition::hasCode);
  }

  private static boolean makesPartition(SchemaIndex index, Mention mention) {
    return index
        .document(mention.place().document())
        .map(facts -> index.step(facts, mention).statement())
        .filter(
            statement ->
                mention.use() == Mention.Use.PARENT
                    || statement instanceof Statement.AlterTable alter
                        && alter.actions().stream()
                            .anyMatch(AlterAction.AttachPartition.class::isInstance))
        .isPresent();
  }

  /** Whether something beside the documents makes a table a partition. */
  private static boolean isPartOf(SchemaIndex index, TableId part, TableId whole) {
    return index.table(part).stream()
        .flatMap(table -> table.showings().stream())
        .flatMap(showing -> showing.parents().stream())
        .anyMatch(
            parent ->
                parent.kind() == Showing.Parent.Kind.PARTITION_OF && parent.id().equals(whole));
  }

  private static boolean hasCode(Facts facts) {
    return facts.statements().stream()
        .filter(NoPartition::isCode)
        .anyMatch(statement -> MAKES.matcher(statement.span().in(facts.sql())).find());
  }

  private static boolean isCode(Statement statement) {
    return statement instanceof Command
        || statement instanceof Declaration.Routine
        || statement instanceof Statement.Unreadable;
  }
}
