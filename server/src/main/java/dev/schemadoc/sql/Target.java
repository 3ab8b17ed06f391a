package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Optional;

/** An object that a statement is about: that it drops, alters, comments on or gives rights to. */
public sealed interface Target {

  /** In capitals: {@code TABLE}, {@code MATERIALIZED VIEW}, {@code FUNCTION}, {@code TRIGGER} … */
  String kind();

  /** What tells which object it is, without the words of the kind. */
  Span span();

  /** What its name alone tells. */
  record Named(String kind, QualifiedName name, Span span) implements Target {}

  /** A column; the kind is {@code COLUMN}. */
  record Column(QualifiedName table, Name column, Span span) implements Target {
    @Override
    public String kind() {
      return "COLUMN";
    }
  }

  /**
   * A function, a procedure, a routine or an aggregate.
   *
   * @param arguments absent where the name stands alone, which will do if only one has that name
   */
  record Routine(String kind, QualifiedName name, Optional<List<Parameter>> arguments, Span span)
      implements Target {
    public Routine {
      arguments = arguments.map(List::copyOf);
    }
  }

  /**
   * What has its name inside of a table or a domain: {@code TRIGGER}, {@code POLICY}, {@code RULE},
   * {@code CONSTRAINT}, {@code DOMAIN CONSTRAINT}.
   */
  record Member(String kind, Name name, QualifiedName owner, Span span) implements Target {}

  /** What no name tells: a cast, an operator, a transform, a large object. */
  record Unnamed(String kind, Span span) implements Target {}
}
