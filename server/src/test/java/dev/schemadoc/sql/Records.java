package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Looks into records whatever they are, so that a new kind of statement is looked into as well. */
public final class Records {

  private static final ClassValue<List<Method>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          List<Method> components = new ArrayList<>();
          for (RecordComponent component : type.getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            components.add(component.getAccessor());
          }
          return components;
        }
      };

  private Records() {}

  /** What a value says, with spans as a function writes them. */
  public static String described(Object value, Function<Span, String> span) {
    StringBuilder description = new StringBuilder();
    describe(value, span, description);
    return description.toString();
  }

  private static void describe(Object value, Function<Span, String> span, StringBuilder out) {
    switch (value) {
      case Span place -> out.append(span.apply(place));
      case Optional<?> optional ->
          optional.ifPresentOrElse(inner -> describe(inner, span, out), () -> out.append('-'));
      case Collection<?> collection -> {
        out.append('[');
        for (Object element : collection) {
          describe(element, span, out);
          out.append(", ");
        }
        out.append(']');
      }
      case Record object -> {
        out.append(object.getClass().getSimpleName()).append('(');
        for (Method component : COMPONENTS.get(object.getClass())) {
          out.append(component.getName()).append('=');
          describe(value(object, component), span, out);
          out.append(", ");
        }
        out.append(')');
      }
      default -> out.append(value);
    }
  }

  /** The values of the components of a record. */
  static List<Object> parts(Record value) {
    return COMPONENTS.get(value.getClass()).stream()
        .map(component -> value(value, component))
        .toList();
  }

  /** The records of a type inside of a value, the value itself included, outermost first. */
  public static <T> List<T> all(Object value, Class<T> type) {
    List<T> found = new ArrayList<>();
    collect(value, type, found);
    return found;
  }

  private static <T> void collect(Object value, Class<T> type, List<T> found) {
    if (type.isInstance(value)) {
      found.add(type.cast(value));
    }
    switch (value) {
      case Optional<?> optional -> optional.ifPresent(inner -> collect(inner, type, found));
      case Collection<?> collection -> collection.forEach(element -> collect(element, type, found));
      case Record object -> parts(object).forEach(part -> collect(part, type, found));
      default -> {}
    }
  }

  /**
   * Says of each span inside of a value that has a span itself whether it lies within: the nearest
   * record around it that has a component {@code span} must contain it.
   */
  public static List<String> spansOutside(Record value) {
    record Open(Object value, Span around, String path) {}
    List<String> outside = new ArrayList<>();
    Deque<Open> open = new ArrayDeque<>();
    open.push(new Open(value, new Span(0, Integer.MAX_VALUE), ""));
    while (!open.isEmpty()) {
      Open next = open.pop();
      switch (next.value()) {
        case Span span -> {
          if (!next.around().contains(span)) {
            outside.add("%s: %s is not in %s".formatted(next.path(), span, next.around()));
          }
        }
        case Optional<?> optional ->
            optional.ifPresent(inner -> open.push(new Open(inner, next.around(), next.path())));
        case Collection<?> collection ->
            collection.forEach(element -> open.push(new Open(element, next.around(), next.path())));
        case Record object -> {
          String path = next.path() + "/" + object.getClass().getSimpleName();
          Span around = next.around();
          for (Method component : COMPONENTS.get(object.getClass())) {
            if (component.getName().equals("span")
                && value(object, component) instanceof Span own) {
              open.push(new Open(own, next.around(), path));
              around = own;
            }
          }
          for (Method component : COMPONENTS.get(object.getClass())) {
            open.push(new Open(value(object, component), around, path + "." + component.getName()));
          }
        }
        default -> {}
      }
    }
    return outside;
  }

  private static Object value(Record object, Method component) {
    try {
      return component.invoke(object);
    } catch (IllegalAccessException | InvocationTargetException failure) {
      throw new IllegalStateException("cannot look into " + component, failure);
    }
  }
}
