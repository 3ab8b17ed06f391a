package dev.schemadoc.judges;

import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Records;
import dev.schemadoc.sql.TableItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A table in the place of one that nobody declares, with the columns that are referred to. */
final class StandInTable {

  private StandInTable() {}

  /** The statement that creates it. */
  static String of(String name, List<Definition> definitions) {
    Map<String, String> columns = new LinkedHashMap<>(Map.of("id", "uuid"));
    Set<String> keys = new TreeSet<>();
    for (Definition definition : definitions) {
      for (Use use : uses(definition)) {
        if (use.key().target().name().value().equals(name)) {
          List<String> targets = use.targets();
          for (int i = 0; i < Math.min(targets.size(), use.types().size()); i++) {
            columns.put(targets.get(i), use.types().get(i));
          }
          keys.add(targets.stream().collect(Collectors.joining("\", \"", "UNIQUE (\"", "\")")));
        }
      }
    }
    List<String> items = new ArrayList<>();
    columns.forEach((column, type) -> items.add("\"%s\" %s".formatted(column, type)));
    items.add("PRIMARY KEY (id)");
    items.addAll(keys);
    return "CREATE TABLE \"%s\" (%s)".formatted(name, String.join(", ", items));
  }

  /** A foreign key with the types of the columns that refer. */
  private record Use(Body.ForeignKey key, List<String> types) {

    List<String> targets() {
      return key.targetColumns().isEmpty()
          ? List.of("id")
          : key.targetColumns().stream().map(Name::value).toList();
    }
  }

  private static List<Use> uses(Definition definition) {
    Map<String, String> types = new LinkedHashMap<>();
    List<Use> uses = new ArrayList<>();
    for (TableItem.Column column : Records.all(definition.statement(), TableItem.Column.class)) {
      String written = column.type().map(it -> definition.written(it.span())).orElse("uuid");
      String type = written.replaceAll("(?i)serial", "int");
      types.put(column.name().value(), type);
      for (Constraint constraint : column.constraints()) {
        if (constraint.body() instanceof Body.ForeignKey key) {
          uses.add(new Use(key, List.of(type)));
        }
      }
    }
    for (Body.ForeignKey key : Records.all(definition.statement(), Body.ForeignKey.class)) {
      if (!key.columns().isEmpty()) {
        uses.add(
            new Use(
                key,
                key.columns().stream()
                    .map(name -> types.getOrDefault(name.value(), "uuid"))
                    .toList()));
      }
    }
    return uses;
  }
}
