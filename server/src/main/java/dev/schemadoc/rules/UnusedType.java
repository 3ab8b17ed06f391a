package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.HINT;

import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.KnownRoutine;
import dev.schemadoc.schema.KnownTable;
import dev.schemadoc.schema.KnownType;
import dev.schemadoc.schema.Mention;
import dev.schemadoc.schema.RelationKind;
import dev.schemadoc.schema.SchemaIndex;
import dev.schemadoc.schema.Showing;
import dev.schemadoc.schema.Step;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.schema.Thing;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An enum type is declared, and nothing uses it.
 *
 * <p>Page: docs/rules/unused-type.md.
 */
final class UnusedType {

  private UnusedType() {}

  static final Rule RULE =
      new Rule("unused-type", HINT, "enum type that nothing uses", UnusedType::check)
          .aboutWhatIsNowhere();

  private static void check(Subject subject, Reporter report) {
    for (Step step : subject.steps()) {
      if (step.statement() instanceof Statement.CreateEnum create) {
        TableId id = step.made(create.type());
        if (isUnused(subject.index(), id)) {
          report
              .at(
                  create.type().name().span(),
                  "nothing in the workspace uses type `%s`; give it to a column, or drop it"
                      .formatted(id))
              .unnecessary()
              .fix("Drop the type", Removal.ofStatement(subject.facts(), create.span()), "");
        }
      }
    }
  }

  private static boolean isUnused(SchemaIndex index, TableId id) {
    Optional<KnownType> type = index.type(id);
    boolean used =
        index.mentions(new Thing.Type(id)).stream()
            .anyMatch(mention -> mention.refers() && mention.use() != Mention.Use.GRANT);
    return type.isPresent()
        && !used
        && type.get().definitions().stream().noneMatch(KnownType.Definition::isBeside)
        && isDescribed(index)
        && index.documents().stream().noneMatch(facts -> isNamed(facts, id));
  }

  /** Whether all tables are known with all columns and their types. */
  private static boolean isDescribed(SchemaIndex index) {
    for (TableId id : index.tables()) {
      Optional<KnownTable> table = index.table(id);
      if (table.isPresent() && !table.get().showings().stream().allMatch(UnusedType::isDescribed)) {
        return false;
      }
    }
    for (TableId id : index.routines()) {
      for (KnownRoutine routine : index.routines(id)) {
        if (index.document(routine.place().document()).isEmpty()) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isDescribed(Showing showing) {
    boolean isTable = showing.kind() == RelationKind.TABLE;
    if (!showing.isBeside()) {
      // The text of a view is looked through.
      return !isTable || showing.extent() == Showing.Extent.WHOLE;
    }
    return isTable
        && !showing.columns().isEmpty()
        && showing.columns().values().stream().allMatch(column -> column.type().isPresent());
  }

  /** Whether a name stands anywhere in the SQL of a document but where the type itself is made. */
  private static boolean isNamed(Facts facts, TableId id) {
    List<Span> own = new ArrayList<>();
    for (Mention mention : facts.mentions()) {
      if (!mention.refers() && mention.thing().equals(new Thing.Type(id))) {
        own.add(mention.place().span());
      }
    }
    Matcher matcher =
        Pattern.compile(
                "(?<![\\p{L}\\p{N}_$])" + Pattern.quote(id.name()) + "(?![\\p{L}\\p{N}_$])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
            .matcher(facts.sql());
    while (matcher.find()) {
      Span found = new Span(matcher.start(), matcher.end());
      if (own.stream().noneMatch(span -> span.contains(found))) {
        return true;
      }
    }
    return false;
  }
}
