package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes down what a record says so that a person can check it: nothing of what is not said, and no
 * places but the text that stands there.
 */
final class Outline {

  private static final int WIDTH = 96;

  private final String text;

  private Outline(String text) {
    this.text = text;
  }

  /**
   * What a record says: on one line if it is short and has no parts with a place of their own, else
   * with a line for each.
   *
   * @param text the text that the record was read from
   */
  static String of(Record record, String text) {
    Outline outline = new Outline(text);
    StringBuilder lines = new StringBuilder(record.getClass().getSimpleName());
    boolean hasParts = false;
    for (RecordComponent component : components(record)) {
      Object value = value(record, component.getAccessor());
      List<Object> parts = parts(value);
      if (parts.isEmpty()) {
        outline.said(component, value).ifPresent(said -> lines.append("\n  ").append(said));
      } else {
        hasParts = true;
        lines.append("\n  ").append(component.getName());
        parts.forEach(part -> lines.append("\n    ").append(outline.placed((Record) part)));
      }
    }
    String line = outline.described(record);
    return hasParts || line.length() > WIDTH ? lines.toString() : line;
  }

  /** The components of a record but its own place. */
  private static List<RecordComponent> components(Record record) {
    return Arrays.stream(record.getClass().getRecordComponents())
        .filter(component -> !component.getName().equals("span"))
        .toList();
  }

  /** The parts of a record that have a place of their own and are more than a name or a value. */
  private static List<Object> parts(Object value) {
    Collection<?> all =
        switch (value) {
          case Optional<?> optional -> optional.stream().toList();
          case Collection<?> list -> list;
          default -> List.of(value);
        };
    return all.stream().filter(Outline::isPart).<Object>map(part -> part).toList();
  }

  private static boolean isPart(Object value) {
    return switch (value) {
      case Name ignored -> false;
      case TypeName ignored -> false;
      case Expression ignored -> false;
      case StringLiteral ignored -> false;
      case NumberLiteral ignored -> false;
      case Statement.Label ignored -> false;
      case Record record -> place(record).isPresent();
      default -> false;
    };
  }

  private static Optional<Span> place(Record record) {
    return Arrays.stream(record.getClass().getRecordComponents())
        .filter(component -> component.getName().equals("span"))
        .map(component -> (Span) value(record, component.getAccessor()))
        .findFirst();
  }

  private String placed(Record part) {
    return place(part).map(this::quoted).orElse("") + " " + described(part);
  }

  /** What a component says; nothing where nothing is said. */
  private Optional<String> said(RecordComponent component, Object value) {
    String name = component.getName();
    return switch (value) {
      case Boolean said -> said ? Optional.of(name) : Optional.empty();
      case Optional<?> optional -> optional.map(inner -> name + "=" + described(inner));
      case Collection<?> list when list.isEmpty() -> Optional.empty();
      case Record record when record.equals(Constraint.Attributes.NONE) -> Optional.empty();
      case Record record when record.equals(Constraint.IndexSettings.NONE) -> Optional.empty();
      default -> Optional.of(name + "=" + described(value));
    };
  }

  private String described(Object value) {
    return switch (value) {
      case Span span -> quoted(span);
      case Expression expression -> quoted(expression.span());
      case Name name -> name.quoted() ? "\"" + name.value() + "\"" : name.value();
      case QualifiedName name ->
          name.schema().map(schema -> described(schema) + ".").orElse("") + described(name.name());
      case TypeName type ->
          described(type.name())
              + (type.modifiers().isEmpty() ? "" : "(" + String.join(", ", type.modifiers()) + ")")
              + "[]".repeat(type.dimensions());
      case StringLiteral literal -> "'" + literal.value() + "'";
      case Statement.Label label -> "'" + label.value() + "'";
      case NumberLiteral number -> number.value();
      case Statement.Reference reference -> reference.role() + " " + described(reference.name());
      case Collection<?> list ->
          list.stream().map(this::described).collect(Collectors.joining(", ", "[", "]"));
      case Record record -> {
        List<String> said = new ArrayList<>();
        for (RecordComponent component : components(record)) {
          said(component, value(record, component.getAccessor())).ifPresent(said::add);
        }
        String name = record.getClass().getSimpleName();
        yield said.isEmpty() ? name : name + "(" + String.join(", ", said) + ")";
      }
      case String said -> said.replace("\n", "\\n");
      default -> value.toString();
    };
  }

  private String quoted(Span span) {
    return "‹" + span.in(text).replaceAll("\\s+", " ") + "›";
  }

  private static Object value(Record object, Method component) {
    try {
      component.setAccessible(true);
      return component.invoke(object);
    } catch (IllegalAccessException | InvocationTargetException failure) {
      throw new IllegalStateException("cannot look into " + component, failure);
    }
  }
}
