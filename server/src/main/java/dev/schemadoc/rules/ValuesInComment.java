package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.HINT;

import dev.schemadoc.rules.Written.ColumnOf;
import dev.schemadoc.rules.Written.ExpressionOf;
import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.sql.Comment;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Expression.Literal;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.text.Lazy;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The values that a column may have stand in a comment alone.
 *
 * <p>Page: docs/rules/values-in-comment.md.
 */
final class ValuesInComment {

  private ValuesInComment() {}

  static final Rule RULE =
      new Rule(
          "values-in-comment",
          HINT,
          "values of a column that only a comment lists",
          ValuesInComment::check);

  /** What may stand before a list of values. */
  private static final Pattern LABEL =
      Pattern.compile(
          "(?i)(?:allowed |valid |possible )?(?:values?|one of|enum|options?)\\s*[:=]?\\s*");

  private static final String BETWEEN = "\\s*(?:,\\s*(?:or\\s+)?|\\||/|;|\\s+or\\s+)\\s*";

  private static final Pattern QUOTED = Pattern.compile("'[^']+'(?:%s'[^']+')+".formatted(BETWEEN));

  private static final Pattern QUOTED_VALUE = Pattern.compile("'([^']+)'");

  private static final String WORD = "[A-Za-z][A-Za-z0-9_-]*";

  private static final Pattern BARRED = Pattern.compile("%1$s(?:\\s*\\|\\s*%1$s)+".formatted(WORD));

  private static final Pattern LISTED = Pattern.compile("%1$s(?:\\s*,\\s*%1$s)+".formatted(WORD));

  /** The names of columns that have a few known values. */
  private static final Pattern KIND =
      Pattern.compile(
          "(?:^|_)(?:status|state|type|kind|role|category|level|priority|severity|mode|method|action"
              + "|source|channel|direction|gender|phase|stage|tier|visibility|frequency|platform)$");

  /** Words of comments that say something else about a column. */
  private static final Set<String> NO_VALUES =
      Set.of(
          "optional",
          "required",
          "nullable",
          "unique",
          "indexed",
          "encrypted",
          "hashed",
          "immutable",
          "deprecated",
          "null",
          "etc",
          "generated",
          "computed",
          "denormalized",
          "cached",
          "json",
          "text",
          "string",
          "url",
          "uuid");

  private static void check(Subject subject, Reporter report) {
    Facts facts = subject.facts();
    NavigableMap<Integer, Comment> comments = new TreeMap<>();
    for (Facts.Fence fence : facts.fences()) {
      fence.script().comments().forEach(it -> comments.put(it.span().start(), it));
    }
    for (Statement statement : facts.statements()) {
      Lazy<Set<String>> checked = Lazy.of(() -> checked(statement));
      for (ColumnOf each : Written.columns(statement)) {
        TableItem.Column column = each.column();
        if (isText(column) && !checked.get().contains(column.name().value())) {
          behind(facts, comments, column)
              .ifPresent(comment -> check(facts, report, column, comment));
        }
      }
    }
  }

  private static void check(
      Facts facts, Reporter report, TableItem.Column column, Comment comment) {
    List<String> values = values(column.name().value(), comment.text());
    Optional<String> usual = usual(column);
    boolean all = usual.isEmpty() || values.contains(usual.get());
    if (values.size() < 2 || !all) {
      return;
    }
    String list = values.stream().map(Ddl::literal).collect(Collectors.joining(", "));
    String name = column.name().span().in(facts.sql());
    report
        .at(
            column.name().span(),
            "only a comment says which values `%s` may have, so PostgreSQL takes any; add a `CHECK`"
                .formatted(column.name().value()))
        .related(facts.place(comment.span()), "the values")
        .fix(
            "Add a `CHECK` for the values",
            Span.at(column.span().end()),
            " CHECK (%s IN (%s))".formatted(name, list))
        .repeatable();
  }

  /** The values that a comment lists, if it does nothing else. */
  private static List<String> values(String column, String comment) {
    String text = comment.strip();
    Matcher label = LABEL.matcher(text);
    boolean labelled = label.lookingAt();
    String list = (labelled ? text.substring(label.end()) : text).replaceFirst("\\.$", "");
    if (QUOTED.matcher(list).matches()) {
      List<String> values = new ArrayList<>();
      Matcher value = QUOTED_VALUE.matcher(list);
      while (value.find()) {
        values.add(value.group(1));
      }
      return values;
    }
    boolean bare =
        BARRED.matcher(list).matches()
            || LISTED.matcher(list).matches() && (labelled || KIND.matcher(column).find());
    List<String> words = Arrays.asList(list.split("\\s*[,|]\\s*"));
    boolean plain =
        words.stream().noneMatch(word -> NO_VALUES.contains(word.toLowerCase(Locale.ROOT)));
    return bare && plain ? words : List.of();
  }

  private static boolean isText(TableItem.Column column) {
    return column.type().map(SqlType::of).filter(Typing::isText).isPresent();
  }

  /** The columns that the conditions of a statement look at. */
  private static Set<String> checked(Statement statement) {
    return Written.expressions(statement).stream()
        .filter(each -> each.use() == ExpressionOf.Use.CHECK)
        .flatMap(each -> each.expression().columns().stream())
        .map(reference -> reference.column().value())
        .collect(Collectors.toSet());
  }

  /** The text that the column has if nobody gives it one. */
  private static Optional<String> usual(TableItem.Column column) {
    return column.constraints().stream()
        .filter(constraint -> constraint.body() instanceof Body.Default)
        .map(constraint -> ((Body.Default) constraint.body()).value())
        .flatMap(value -> value.literal().stream())
        .filter(literal -> literal.kind() == Literal.Kind.STRING)
        .map(Literal::value)
        .findFirst();
  }

  /** The comment behind a column, in the same line. */
  private static Optional<Comment> behind(
      Facts facts, NavigableMap<Integer, Comment> comments, TableItem.Column column) {
    int behind = column.span().end();
    return Optional.ofNullable(comments.ceilingEntry(behind))
        .map(Map.Entry::getValue)
        .filter(
            comment ->
                facts
                    .sql()
                    .substring(behind, comment.span().start())
                    .matches("[ \\t]*[,;]?[ \\t]*"));
  }
}
