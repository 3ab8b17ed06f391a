package dev.schemadoc.schema;

import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Puts together what many places say about one type. */
final class TypeMerge {

  private TypeMerge() {}

  /**
   * What is known of a type.
   *
   * @param own what the document says from whose point of view this is; it counts more
   */
  static Optional<KnownType> of(
      TableId id,
      List<TypeSaying> others,
      Optional<TypeSaying> own,
      List<KnownType.Definition> beside) {
    boolean dropped = own.filter(saying -> saying.definitions().dropped()).isPresent();
    List<TypeSaying> all = new ArrayList<>(dropped ? List.of() : others);
    own.ifPresent(all::add);
    List<KnownType.Definition> definitions = new ArrayList<>();
    all.forEach(saying -> definitions.addAll(saying.definitions().here()));
    boolean complete =
        !definitions.isEmpty()
            && definitions.stream().map(definition -> shape(definition.body())).distinct().count()
                == 1;
    if (!dropped) {
      definitions.addAll(beside);
    }
    if (definitions.isEmpty()) {
      return Optional.empty();
    }
    SequencedMap<String, Place> labels = new LinkedHashMap<>();
    for (KnownType.Definition definition : definitions) {
      if (definition.body() instanceof KnownType.Body.Enumeration type) {
        type.labels().forEach(label -> labels.putIfAbsent(label, definition.place()));
      }
      if (definition.statement().orElse(null) instanceof Statement.CreateEnum create) {
        for (Statement.Label label : create.labels()) {
          labels.replace(
              label.value(),
              definition.place(),
              new Place(definition.place().document(), label.span()));
        }
      }
    }
    all.forEach(saying -> saying.added().forEach(labels::putIfAbsent));
    Set<String> added = new HashSet<>();
    all.forEach(saying -> added.addAll(saying.added().keySet()));
    for (TypeSaying saying : all) {
      boolean owned = own.filter(saying::equals).isPresent() || all.size() == 1;
      for (String removed : saying.removed()) {
        if (owned && !added.contains(removed)) {
          labels.remove(removed);
        }
      }
    }
    return Optional.of(new KnownType(id, definitions, labels, complete));
  }

  /** What two definitions must have in common to be the same. */
  private static Object shape(KnownType.Body body) {
    return switch (body) {
      case KnownType.Body.Composite composite ->
          composite.attributes().stream()
              .map(attribute -> List.of(attribute.name().value(), SqlType.of(attribute.type())))
              .toList();
      case KnownType.Body.Enumeration type -> type;
      case KnownType.Body.Domain domain -> domain;
      case KnownType.Body.Range range -> range;
      case KnownType.Body.Base base -> base;
      case KnownType.Body.Shell shell -> shell;
      case KnownType.Body.Row row -> row;
      case KnownType.Body.Unknown unknown -> unknown;
    };
  }
}
