package dev.schemadoc.cli;

import com.google.gson.stream.JsonWriter;
import dev.schemadoc.schema.Column;
import dev.schemadoc.schema.Column.Value;
import dev.schemadoc.schema.Constraint;
import dev.schemadoc.schema.Ddl;
import dev.schemadoc.schema.EnumType;
import dev.schemadoc.schema.Index;
import dev.schemadoc.schema.IndexKey;
import dev.schemadoc.schema.Interpreter.Interpretation;
import dev.schemadoc.schema.Table;
import dev.schemadoc.schema.TableId;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/**
 * Writes a schema for programs; the form is a contract, described in docs/command-line.md.
 *
 * <p>What a column or index does not have is null, not left out. Constraints and indexes have their
 * whole definition as SQL beside the parts that are looked for most.
 */
final class SchemaJson {

  private final JsonWriter json;

  private SchemaJson(JsonWriter json) {
    this.json = json;
  }

  static void write(Interpretation designs, PrintWriter out) throws IOException {
    JsonWriter json = Json.writer(out);
    new SchemaJson(json).write(designs);
    json.flush();
    out.println();
  }

  private void write(Interpretation designs) throws IOException {
    json.beginObject().name("tables").beginArray();
    for (Table table : designs.schema().tables().values()) {
      table(table, designs.gaps().getOrDefault(table.id(), List.of()));
    }
    json.endArray().name("enums").beginArray();
    for (EnumType type : designs.schema().enums().values()) {
      json.beginObject();
      id(type.id());
      strings("values", type.labels());
      json.endObject();
    }
    json.endArray().endObject();
  }

  private void table(Table table, List<String> gaps) throws IOException {
    json.beginObject();
    id(table.id());
    optional("comment", table.comment());
    json.name("columns").beginArray();
    for (Column column : table.columns()) {
      column(column);
    }
    json.endArray().name("constraints").beginArray();
    for (Constraint constraint : table.constraints()) {
      constraint(constraint);
    }
    json.endArray().name("indexes").beginArray();
    for (Index index : table.indexes()) {
      index(index);
    }
    json.endArray();
    strings("missing", gaps);
    json.endObject();
  }

  private void column(Column column) throws IOException {
    json.beginObject();
    json.name("name").value(column.name());
    json.name("type").value(column.type().sql());
    json.name("notNull").value(column.notNull());
    Optional<String> initial =
        switch (column.value()) {
          case Value.Constant(String ignored, String sql) -> Optional.of(sql);
          case Value.Computed(String sql) -> Optional.of(sql);
          case Value.None() -> Optional.empty();
          case Value.Generated ignored -> Optional.empty();
          case Value.Identity ignored -> Optional.empty();
        };
    optional("default", initial);
    optional(
        "generated",
        column.value() instanceof Value.Generated(String sql, boolean ignored)
            ? Optional.of(sql)
            : Optional.empty());
    optional(
        "identity",
        column.value() instanceof Value.Identity(boolean always, String ignored)
            ? Optional.of(always ? "always" : "by default")
            : Optional.empty());
    optional("collation", column.collation());
    optional("comment", column.comment());
    json.endObject();
  }

  private void constraint(Constraint constraint) throws IOException {
    json.beginObject();
    json.name("name").value(constraint.name());
    switch (constraint) {
      case Constraint.PrimaryKey key -> kind("primary key", key.columns());
      case Constraint.Unique key -> kind("unique", key.columns());
      case Constraint.ForeignKey key -> {
        kind("foreign key", key.columns());
        json.name("references").beginObject();
        id(key.target());
        strings("columns", key.targetColumns());
        json.endObject();
        json.name("onDelete").value(key.onDelete().orElse("NO ACTION"));
        json.name("onUpdate").value(key.onUpdate().orElse("NO ACTION"));
      }
      case Constraint.Check check -> {
        json.name("kind").value("check");
        json.name("condition").value(check.condition());
      }
      case Constraint.Exclude ignored -> json.name("kind").value("exclude");
    }
    json.name("sql").value(Ddl.constraint(constraint));
    json.endObject();
  }

  private void kind(String kind, List<String> columns) throws IOException {
    json.name("kind").value(kind);
    strings("columns", columns);
  }

  private void index(Index index) throws IOException {
    json.beginObject();
    json.name("name").value(index.name());
    json.name("unique").value(index.unique());
    json.name("method").value(index.method().isEmpty() ? "btree" : index.method());
    strings("keys", index.keys().stream().map(Ddl::key).toList());
    strings(
        "columns", index.keys().stream().filter(IndexKey::isColumn).map(IndexKey::sql).toList());
    strings("include", index.include());
    optional("where", Optional.of(index.where()).filter(where -> !where.isEmpty()));
    json.name("sql").value(Ddl.createIndex(index));
    json.endObject();
  }

  private void id(TableId id) throws IOException {
    json.name("schema").value(id.schema());
    json.name("name").value(id.name());
  }

  private void optional(String name, Optional<String> value) throws IOException {
    json.name(name).value(value.orElse(null));
  }

  private void strings(String name, List<String> values) throws IOException {
    json.name(name).beginArray();
    for (String value : values) {
      json.value(value);
    }
    json.endArray();
  }
}
