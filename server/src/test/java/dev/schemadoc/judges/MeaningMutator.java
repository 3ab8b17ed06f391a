package dev.schemadoc.judges;

import dev.schemadoc.judges.Pieces.Piece;
import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Records;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.sql.TypeName;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Changes what statements mean and leaves their grammar alone: a name, a type or a constant becomes
 * another one, a column, a constraint or a statement is left out or doubled. The same seed makes
 * the same ones.
 */
final class MeaningMutator {

  /** The change that says the same again. */
  static final String TWICE = "a statement twice";

  private static final List<String> TYPES =
      List.of(
          "integer",
          "bigint",
          "uuid",
          "text",
          "varchar(20)",
          "numeric(10, 2)",
          "boolean",
          "date",
          "timestamp",
          "timestamptz",
          "jsonb",
          "text[]");

  private static final List<String> CONSTANTS =
      List.of("0", "1.5", "'x'", "'2024-01-01'", "true", "NULL", "now()", "gen_random_uuid()");

  private final Random random;
  private final List<Definition> definitions;
  private final List<String> names = new ArrayList<>();
  private final List<String> types = new ArrayList<>(TYPES);
  private final List<String> values = new ArrayList<>(CONSTANTS);

  MeaningMutator(List<Definition> definitions, long seed) {
    this.random = new Random(seed);
    this.definitions = definitions;
    for (Definition each : definitions) {
      names(each).forEach(name -> names.add(each.written(name.span())));
      Records.all(each.statement(), TypeName.class)
          .forEach(type -> types.add(each.written(type.span())));
      constants(each).forEach(value -> values.add(oneLine(each.written(value.span()))));
      defaults(each).forEach(value -> values.add(oneLine(each.written(value.span()))));
    }
  }

  /** Some change of some statement, if the choice fell on one that can be made. */
  Optional<MeaningMutant> next() {
    Definition definition = any(definitions);
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> otherName(definition);
      case 4, 5 -> otherType(definition);
      case 6 -> otherValue(definition);
      case 7 -> withoutItem(definition);
      case 8 -> withoutConstraint(definition);
      case 9 -> doubledItem(definition);
      case 10 -> moreConstraints(definition);
      default -> random.nextBoolean() ? withoutStatement(definition) : doubledStatement(definition);
    };
  }

  private Optional<MeaningMutant> otherName(Definition definition) {
    List<Name> own = names(definition);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    Name name = any(own);
    String written = definition.written(name.span());
    return switch (random.nextInt(3)) {
      case 0 ->
          mutant(
              "a name of the same statement",
              definition,
              name.span(),
              definition.written(any(own).span()));
      case 1 -> mutant("a name of the workspace", definition, name.span(), any(names));
      default -> mutant("a misspelt name", definition, name.span(), misspelt(written));
    };
  }

  private Optional<MeaningMutant> otherType(Definition definition) {
    List<TypeName> own = Records.all(definition.statement(), TypeName.class);
    return own.isEmpty()
        ? Optional.empty()
        : mutant("another type", definition, any(own).span(), any(types));
  }

  private Optional<MeaningMutant> otherValue(Definition definition) {
    boolean byDefault = random.nextBoolean();
    List<? extends Expression> own = byDefault ? defaults(definition) : constants(definition);
    return own.isEmpty()
        ? Optional.empty()
        : mutant(
            byDefault ? "another default" : "another constant",
            definition,
            any(own).span(),
            any(values));
  }

  private Optional<MeaningMutant> withoutItem(Definition definition) {
    List<Span> items = items(definition.statement());
    if (items.size() < 2) {
      return Optional.empty();
    }
    int at = random.nextInt(items.size());
    Span span =
        at + 1 < items.size()
            ? new Span(items.get(at).start(), items.get(at + 1).start())
            : new Span(items.get(at - 1).end(), items.get(at).end());
    return mutant("an item less", definition, span, "");
  }

  private Optional<MeaningMutant> doubledItem(Definition definition) {
    List<Span> items = items(definition.statement());
    if (items.isEmpty()) {
      return Optional.empty();
    }
    Span item = any(items);
    return mutant(
        "an item twice", definition, Span.at(item.end()), ", " + oneLine(definition.written(item)));
  }

  private Optional<MeaningMutant> withoutConstraint(Definition definition) {
    List<Constraint> own =
        Records.all(definition.statement(), TableItem.Column.class).stream()
            .flatMap(column -> column.constraints().stream())
            .toList();
    return own.isEmpty()
        ? Optional.empty()
        : mutant("a constraint of a column less", definition, any(own).span(), "");
  }

  private Optional<MeaningMutant> moreConstraints(Definition definition) {
    List<TableItem.Column> own = Records.all(definition.statement(), TableItem.Column.class);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    String constraint =
        switch (random.nextInt(4)) {
          case 0 -> " PRIMARY KEY";
          case 1 -> " UNIQUE";
          case 2 -> " DEFAULT " + any(values);
          default -> anyReference();
        };
    return mutant(
        "a constraint of a column more", definition, Span.at(any(own).span().end()), constraint);
  }

  private String anyReference() {
    List<Statement.CreateTable> tables =
        definitions.stream()
            .map(Definition::statement)
            .filter(Statement.CreateTable.class::isInstance)
            .map(Statement.CreateTable.class::cast)
            .toList();
    if (tables.isEmpty()) {
      return " REFERENCES nothing";
    }
    Statement.CreateTable table = any(tables);
    List<TableItem.Column> columns = Records.all(table, TableItem.Column.class);
    return columns.isEmpty() || random.nextBoolean()
        ? " REFERENCES \"%s\"".formatted(table.table().name().value())
        : " REFERENCES \"%s\" (\"%s\")"
            .formatted(table.table().name().value(), any(columns).name().value());
  }

  private Optional<MeaningMutant> withoutStatement(Definition definition) {
    return mutant("a statement less", definition, definition.statement().span(), "");
  }

  private Optional<MeaningMutant> doubledStatement(Definition definition) {
    String again = oneLine(definition.text());
    return again.contains("\n")
        ? Optional.empty()
        : mutant(TWICE, definition, Span.at(definition.statement().span().end()), "; " + again);
  }

  private static Optional<MeaningMutant> mutant(
      String change, Definition definition, Span span, String replacement) {
    return definition.written(span).equals(replacement)
        ? Optional.empty()
        : Optional.of(new MeaningMutant(change, definition, span, replacement));
  }

  /** The names that are no part of a type. */
  private static List<Name> names(Definition definition) {
    List<Span> types =
        Records.all(definition.statement(), TypeName.class).stream().map(TypeName::span).toList();
    return Records.all(definition.statement(), Name.class).stream()
        .filter(name -> !name.span().isEmpty())
        .filter(name -> types.stream().noneMatch(type -> type.contains(name.span())))
        .toList();
  }

  private static List<Expression.Literal> constants(Definition definition) {
    return Records.all(definition.statement(), Expression.Literal.class);
  }

  private static List<Expression> defaults(Definition definition) {
    return Records.all(definition.statement(), Body.Default.class).stream()
        .map(Body.Default::value)
        .toList();
  }

  /** What stands between commas, and means something for itself. */
  private static List<Span> items(Statement statement) {
    return switch (statement) {
      case Statement.CreateTable create -> create.items().stream().map(TableItem::span).toList();
      case Statement.AlterTable alter -> alter.actions().stream().map(AlterAction::span).toList();
      case Statement.CreateEnum create ->
          create.labels().stream().map(Statement.Label::span).toList();
      case Statement.CreateIndex create -> create.parts().stream().map(it -> it.span()).toList();
      default -> List.of();
    };
  }

  /** A word with a letter less, more, or two swapped. */
  private String misspelt(String word) {
    if (word.length() < 3 || word.startsWith("\"")) {
      return "another";
    }
    int at = 1 + random.nextInt(word.length() - 2);
    return switch (random.nextInt(3)) {
      case 0 -> word.substring(0, at) + word.substring(at + 1);
      case 1 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
      default ->
          word.substring(0, at - 1)
              + word.charAt(at)
              + word.charAt(at - 1)
              + word.substring(at + 1);
    };
  }

  /** The same on one line and without comments, so that it can be put anywhere. */
  private static String oneLine(String sql) {
    return Pieces.of(sql).stream().map(Piece::text).collect(Collectors.joining(" "));
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
