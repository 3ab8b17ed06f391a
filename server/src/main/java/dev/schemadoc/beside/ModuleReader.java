package dev.schemadoc.beside;

import dev.schemadoc.alembic.PythonCall;
import dev.schemadoc.alembic.PythonNode;
import dev.schemadoc.alembic.PythonSource;
import dev.schemadoc.schema.SqlType;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads the classes and calls of one Python file. */
final class ModuleReader {

  private final PythonScope scope;
  private final ColumnTypes types;
  private final ClassReader classes;
  private final List<ModelClass> models = new ArrayList<>();
  private final List<FoundTable> tables = new ArrayList<>();
  private final List<FoundTable> mentioned = new ArrayList<>();
  private final List<PythonModule.FoundType> enums = new ArrayList<>();
  private boolean ownAnnotations;

  ModuleReader(PythonSource source) {
    this.scope = new PythonScope(source);
    this.types = new ColumnTypes(scope);
    this.classes = new ClassReader(scope, types);
  }

  PythonModule read() {
    Deque<PythonNode> open = new ArrayDeque<>();
    open.push(scope.source().root());
    while (!open.isEmpty()) {
      PythonNode node = open.pop();
      switch (node.kind()) {
        case "class_definition" -> classes.read(node).ifPresent(models::add);
        case "call" -> scope.call(node).ifPresent(this::call);
        case "identifier" -> ownAnnotations |= scope.text(node).equals("type_annotation_map");
        default -> {}
      }
      if (!isDowngrade(node)) {
        node.children().reversed().forEach(open::push);
      }
    }
    return new PythonModule(models, tables, mentioned, enums, ownAnnotations);
  }

  /** What the way back of a revision makes is what shall not be there. */
  private boolean isDowngrade(PythonNode node) {
    return node.is("function_definition")
        && node.part("name").filter(name -> scope.text(name).equals("downgrade")).isPresent();
  }

  private void call(PythonCall call) {
    switch (call.method()) {
      case "Table" -> table(call);
      case "create_table" -> created(call);
      case "ForeignKey" -> call.argument(0, "column").ifPresent(this::mention);
      case "ForeignKeyConstraint" ->
          call.argument(1, "refcolumns").stream().flatMap(PythonNode::parts).forEach(this::mention);
      case "Field" -> call.keyword("foreign_key").ifPresent(this::mention);
      case "Enum", "ENUM" -> enumeration(call);
      default -> {}
    }
  }

  /** {@code Table("users", metadata, Column(…))}. */
  private void table(PythonCall call) {
    Optional<PythonNode> metadata = call.argument(1, "metadata");
    boolean isFlask = call.function().equals("db.Table");
    if (types.isKnown(call.function()) && (metadata.isPresent() || isFlask)) {
      Optional<String> schema =
          call.keyword("schema")
              .flatMap(scope::string)
              .or(() -> metadata.flatMap(this::schemaOfMetadata));
      add(call, call.argument(0, "name"), schema);
    }
  }

  /** {@code op.create_table("users", sa.Column(…))}. */
  private void created(PythonCall call) {
    add(call, call.argument(0, "table_name"), call.keyword("schema").flatMap(scope::string));
  }

  private void add(PythonCall call, Optional<PythonNode> name, Optional<String> schema) {
    Optional<String> text = name.flatMap(it -> NameRule.text(scope, it));
    if (name.isEmpty() || text.isEmpty()) {
      return;
    }
    List<FoundTable.Column> columns =
        call.positional().stream()
            .flatMap(
                argument -> classes.column(argument, Optional.empty(), Optional.empty()).stream())
            .toList();
    TableId id = new TableId(schema.orElse(TableId.DEFAULT_SCHEMA), text.get());
    tables.add(new FoundTable(id, columns, span(name.get())));
  }

  private Optional<String> schemaOfMetadata(PythonNode metadata) {
    return scope
        .assigned(scope.text(metadata))
        .flatMap(scope::call)
        .filter(call -> call.method().equals("MetaData"))
        .flatMap(call -> call.keyword("schema"))
        .flatMap(scope::string);
  }

  /** {@code "users.id"}, or {@code "auth.users.id"}. */
  private void mention(PythonNode target) {
    Optional<String> text = scope.string(target);
    if (text.isEmpty()) {
      return;
    }
    String[] parts = text.get().split("\\.", -1);
    if (parts.length == 2 || parts.length == 3) {
      String schema = parts.length == 3 ? parts[0] : TableId.DEFAULT_SCHEMA;
      mentioned.add(FoundTable.named(new TableId(schema, parts[parts.length - 2]), span(target)));
    }
  }

  private void enumeration(PythonCall call) {
    if (types.isKnown(call.function())) {
      Optional<SqlType> type = types.enumeration(call);
      type.ifPresent(
          it ->
              enums.add(
                  new PythonModule.FoundType(
                      new TableId(it.schema().orElse(TableId.DEFAULT_SCHEMA), it.name()),
                      call.keyword("name")
                          .or(() -> call.positional(0))
                          .map(ModuleReader::span)
                          .orElse(Span.at(0)))));
    }
  }

  static Span span(PythonNode node) {
    return new Span(node.start(), node.end());
  }
}
