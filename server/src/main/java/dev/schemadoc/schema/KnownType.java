package dev.schemadoc.schema;

import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What is known of a type that is declared: an enum, a domain, a composite type, a range …
 *
 * @param definitions every place that declares it, documents in order, then what is beside them
 * @param labels of an enum all values that it has or may have, also those added later, each with
 *     the place that declares it
 * @param complete whether nothing of it can be unknown; not so where two places declare it
 *     differently or only something beside the documents declares it
 */
public record KnownType(
    TableId id,
    List<Definition> definitions,
    SequencedMap<String, Place> labels,
    boolean complete) {

  /** What a type is made of. */
  public sealed interface Body {

    record Enumeration(List<String> labels) implements Body {
      public Enumeration {
        labels = List.copyOf(labels);
      }
    }

    /** A domain; the type is absent only where it could not be read. */
    record Domain(Optional<SqlType> base, boolean notNull, boolean hasDefault) implements Body {}

    record Composite(List<Declaration.CompositeType.Attribute> attributes) implements Body {
      public Composite {
        attributes = List.copyOf(attributes);
      }
    }

    record Range(Optional<SqlType> subtype) implements Body {}

    /** A base type, defined by functions in C. */
    record Base() implements Body {}

    /** A name that is filled in later. */
    record Shell() implements Body {}

    /** The row type of a table or a view. */
    record Row() implements Body {}

    /** It is not known what it is. */
    record Unknown() implements Body {}
  }

  /**
   * One place that declares it.
   *
   * @param statement that which creates it; absent where something beside the documents does
   * @param place where its name stands
   * @param step the number of the statement in its document
   */
  public record Definition(
      TableId id,
      Body body,
      Optional<Statement> statement,
      boolean replaces,
      Place place,
      int step) {
    public boolean isBeside() {
      return statement.isEmpty();
    }

    Definition with(TableId other, Body made) {
      return new Definition(other, made, statement, replaces, place, step);
    }
  }

  public KnownType {
    definitions = List.copyOf(definitions);
    labels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(labels));
  }

  /** What it is made of, where all places agree on the sort of it. */
  public Body body() {
    Body first = definitions.getFirst().body();
    boolean agreed =
        definitions.stream().allMatch(each -> each.body().getClass().equals(first.getClass()));
    return agreed ? first : new Body.Unknown();
  }

  public boolean isEnum() {
    return body() instanceof Body.Enumeration;
  }

  /** Whether an enum type has a value. */
  public Answer hasLabel(String label) {
    if (!isEnum()) {
      return Answer.UNKNOWN;
    }
    if (labels.containsKey(label)) {
      return Answer.YES;
    }
    return complete ? Answer.NO : Answer.UNKNOWN;
  }

  /** Where documents declare it, in order. */
  public List<Place> declarations() {
    return definitions.stream()
        .filter(definition -> !definition.isBeside())
        .map(Definition::place)
        .toList();
  }
}
