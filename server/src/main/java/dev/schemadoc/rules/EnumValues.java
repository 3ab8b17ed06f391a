package dev.schemadoc.rules;

import dev.schemadoc.schema.Facts;
import dev.schemadoc.sql.Comment;
import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the values that a column shall take, from what is written about it. */
final class EnumValues {

  private EnumValues() {}

  private static final Pattern VALUE = Pattern.compile("['\"`]?([\\w-]+)['\"`]?");

  /**
   * The values that a column of some type has: those of its {@code CHECK}, those listed in the
   * comment behind it, or else its default alone.
   *
   * @param type where the type is written
   */
  static List<String> of(Facts facts, Statement statement, Span type) {
    Optional<TableItem.Column> column =
        Written.columns(statement).stream()
            .map(Written.ColumnOf::column)
            .filter(each -> each.type().filter(it -> it.span().contains(type)).isPresent())
            .findFirst();
    return column.map(each -> of(facts, each)).orElse(List.of());
  }

  private static List<String> of(Facts facts, TableItem.Column column) {
    List<String> checked = new ArrayList<>();
    List<String> given = new ArrayList<>();
    for (Constraint constraint : column.constraints()) {
      if (constraint.body() instanceof Body.Check check) {
        checked.addAll(texts(check.condition()));
      } else if (constraint.body() instanceof Body.Default value) {
        given.addAll(texts(value.value()));
      }
    }
    if (!checked.isEmpty()) {
      return checked;
    }
    List<String> listed = listed(facts, column.span());
    return listed.isEmpty() ? given : listed;
  }

  private static List<String> texts(Expression expression) {
    List<String> texts = new ArrayList<>();
    expression
        .all()
        .forEach(
            each -> {
              if (each instanceof Expression.Literal literal
                  && literal.kind() == Expression.Literal.Kind.STRING
                  && !texts.contains(literal.value())) {
                texts.add(literal.value());
              }
            });
    return texts;
  }

  /** The values in the comment at the end of a column's line: {@code -- open | done}. */
  private static List<String> listed(Facts facts, Span column) {
    String sql = facts.sql();
    for (Facts.Fence fence : facts.fences()) {
      for (Comment comment : fence.script().comments()) {
        int start = comment.span().start();
        boolean sameLine =
            start >= column.end()
                && sql.substring(column.end(), start).strip().length() <= 1
                && sql.substring(column.end(), start).indexOf('\n') < 0;
        if (sameLine) {
          return values(comment.text());
        }
      }
    }
    return List.of();
  }

  private static List<String> values(String comment) {
    String list = comment.substring(comment.indexOf(':') + 1).strip();
    for (String separator : List.of("\\|", ",", "/")) {
      List<String> parts = Arrays.asList(list.split(separator));
      List<String> values =
          parts.stream()
              .map(part -> VALUE.matcher(part.strip()))
              .filter(matcher -> matcher.matches())
              .map(matcher -> matcher.group(1))
              .distinct()
              .toList();
      if (parts.size() > 1 && values.size() == parts.size()) {
        return values;
      }
    }
    return List.of();
  }
}
