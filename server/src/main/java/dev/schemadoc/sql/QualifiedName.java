package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.Optional;

/** A name with the schema that it may be written with. */
public record QualifiedName(Optional<Name> schema, Name name) {

  public static QualifiedName of(Name name) {
    return new QualifiedName(Optional.empty(), name);
  }

  public Span span() {
    return schema.map(s -> s.span().to(name.span())).orElse(name.span());
  }

  @Override
  public String toString() {
    return schema.map(s -> s.value() + "." + name.value()).orElse(name.value());
  }
}
