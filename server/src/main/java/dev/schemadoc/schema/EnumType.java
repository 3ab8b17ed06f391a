package dev.schemadoc.schema;

import java.util.List;

/** An enum type with its values in order. */
public record EnumType(TableId id, List<String> labels) {

  public EnumType {
    labels = List.copyOf(labels);
  }
}
