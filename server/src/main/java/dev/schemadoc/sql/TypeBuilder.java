package dev.schemadoc.sql;

import dev.schemadoc.sql.Declaration.CompositeType.Attribute;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes types and domains of their syntax trees. */
final class TypeBuilder {

  private TypeBuilder() {}

  private static final int TYPE_NAME = Grammar.number("type_name");
  private static final int DOMAIN_NAME = Grammar.number("domain_name");
  private static final int ENUM_TYPE = Grammar.number("enum_type");
  private static final int ENUM_LABEL = Grammar.number("enum_label");
  private static final int COMPOSITE_TYPE = Grammar.number("composite_type");
  private static final int RANGE_TYPE = Grammar.number("range_type");
  private static final int BASE_TYPE = Grammar.number("base_type");
  private static final int ATTRIBUTE = Grammar.number("attribute");
  private static final int ATTRIBUTE_NAME = Grammar.number("attribute_name");
  private static final int COLUMN_CONSTRAINT = Grammar.number("column_constraint");

  /**
   * {@code CREATE TYPE}, unless not even its name could be read.
   *
   * @param read whether the grammar matched the whole statement
   */
  static Optional<Statement> type(Node node, Span span, boolean read) {
    Optional<QualifiedName> name = node.qualifiedName(TYPE_NAME);
    return name.flatMap(type -> type(node, type, span, read));
  }

  private static Optional<Statement> type(Node node, QualifiedName name, Span span, boolean read) {
    Optional<Node> labels = node.child(ENUM_TYPE);
    if (labels.isPresent()) {
      return Optional.of(
          new Statement.CreateEnum(name, labels.get().map(ENUM_LABEL, TypeBuilder::label), span));
    }
    List<Statement.Reference> references = References.of(node, name.span());
    Optional<Node> attributes = node.child(COMPOSITE_TYPE);
    if (attributes.isPresent()) {
      return Optional.of(
          new Declaration.CompositeType(name, attributes(attributes.get()), references, span));
    }
    Optional<Node> range = node.child(RANGE_TYPE);
    if (range.isPresent()) {
      return Optional.of(
          new Declaration.RangeType(
              name,
              SettingBuilder.type(range.get(), "subtype"),
              SettingBuilder.of(range.get()),
              references,
              span));
    }
    Optional<Node> base = node.child(BASE_TYPE);
    return base.isPresent() || read
        ? Optional.of(
            new Declaration.BaseType(
                name, base.map(SettingBuilder::of).orElse(List.of()), references, span))
        : Optional.empty();
  }

  static Statement.Label label(Node node) {
    return new Statement.Label(Literals.string(node.text()), node.span());
  }

  private static List<Attribute> attributes(Node list) {
    List<Attribute> attributes = new ArrayList<>();
    for (Node node : list.children(ATTRIBUTE)) {
      attribute(node).ifPresent(attributes::add);
    }
    return attributes;
  }

  /** An attribute, unless it could not be read to its type. */
  static Optional<Attribute> attribute(Node node) {
    Optional<Name> name = node.name(ATTRIBUTE_NAME);
    Optional<TypeName> type = node.type();
    return name.isPresent() && type.isPresent()
        ? Optional.of(
            new Attribute(name.get(), type.get(), ConstraintBuilder.collation(node), node.span()))
        : Optional.empty();
  }

  /** {@code CREATE DOMAIN}, unless not even its name could be read. */
  static Optional<Statement> domain(Node node, Span span) {
    List<Constraint> constraints = new ArrayList<>();
    Optional<QualifiedName> collation = Optional.empty();
    for (Node constraint : node.children(COLUMN_CONSTRAINT)) {
      Optional<QualifiedName> named = ConstraintBuilder.collation(constraint);
      collation = named.isPresent() ? named : collation;
      ConstraintBuilder.addTo(constraints, constraint);
    }
    Optional<QualifiedName> collatedBy = collation;
    return node.qualifiedName(DOMAIN_NAME)
        .map(
            name ->
                new Declaration.Domain(
                    name,
                    node.type(),
                    collatedBy,
                    constraints,
                    References.of(node, name.span()),
                    span));
  }
}
