package dev.schemadoc.alembic;

import dev.schemadoc.schema.TableId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tables and enum types that a revision creates, as far as its text tells.
 *
 * @param created what it creates by calls, and what it renames tables to
 * @param types the enum types that its calls create, also on the side
 * @param sql the statements that it executes as text
 */
public record BuiltTables(List<TableId> created, List<TableId> types, List<String> sql) {

  private static final String DOWNGRADE = "downgrade";

  public BuiltTables {
    created = List.copyOf(created);
    types = List.copyOf(types);
    sql = List.copyOf(sql);
  }

  /** Reads a revision; what its downgrade creates does not count. Never fails. */
  public static BuiltTables of(String text) {
    try {
      return new Reader(PythonSource.parse(text)).read();
    } catch (LinkageError noParser) {
      return new BuiltTables(List.of(), List.of(), List.of());
    }
  }

  /** Walks over the calls of one file. */
  private static final class Reader {
    private final PythonSource source;
    private final List<TableId> created = new ArrayList<>();
    private final List<TableId> types = new ArrayList<>();
    private final List<String> sql = new ArrayList<>();
    private final Map<String, PythonLiteral> constants = new HashMap<>();

    Reader(PythonSource source) {
      this.source = source;
    }

    BuiltTables read() {
      Deque<PythonNode> open = new ArrayDeque<>();
      open.push(source.root());
      while (!open.isEmpty()) {
        PythonNode node = open.pop();
        switch (node.kind()) {
          case "call" -> call(node);
          case "assignment" -> constant(node);
          default -> {}
        }
        if (!isDowngrade(node)) {
          node.children().reversed().forEach(open::push);
        }
      }
      return new BuiltTables(created, types, sql);
    }

    private boolean isDowngrade(PythonNode node) {
      return node.is("function_definition")
          && node.part("name").filter(name -> source.text(name).equals(DOWNGRADE)).isPresent();
    }

    private void constant(PythonNode assignment) {
      Optional<PythonNode> name = assignment.part("left").filter(left -> left.is("identifier"));
      Optional<PythonNode> value = assignment.part("right");
      if (name.isPresent() && value.isPresent()) {
        constants.put(source.text(name.get()), PythonLiteral.of(value.get(), source, constants));
      }
    }

    private void call(PythonNode node) {
      Optional<PythonCall> called = PythonCall.of(source, node);
      if (called.isEmpty()) {
        return;
      }
      PythonCall call = called.get();
      switch (call.method()) {
        case "create_table" -> argument(call, 0, "table_name").ifPresent(name -> add(call, name));
        case "rename_table" ->
            argument(call, 1, "new_table_name").ifPresent(name -> add(call, name));
        case "execute" -> argument(call, 0, "sqltext").ifPresent(sql::add);
        case "Enum", "ENUM" -> enumeration(call);
        default -> {}
      }
    }

    private void add(PythonCall call, String name) {
      created.add(new TableId(schema(call), name));
    }

    /** SQLAlchemy creates an enum type with its table, or the revision does with the object. */
    private void enumeration(PythonCall call) {
      boolean made =
          call.keyword("create_type").filter(it -> source.text(it).equals("False")).isEmpty();
      Optional<String> name = call.keyword("name").flatMap(this::text);
      if (made && name.isPresent()) {
        types.add(new TableId(schema(call), name.get()));
      }
    }

    private String schema(PythonCall call) {
      return call.keyword("schema").flatMap(this::text).orElse(TableId.DEFAULT_SCHEMA);
    }

    private Optional<String> argument(PythonCall call, int position, String name) {
      return call.argument(position, name).flatMap(this::text);
    }

    /** A text, also one in {@code sa.text(…)}. */
    private Optional<String> text(PythonNode node) {
      if (node.is("call")) {
        return PythonCall.of(source, node).flatMap(call -> argument(call, 0, "text"));
      }
      return PythonLiteral.of(node, source, constants) instanceof PythonLiteral.Text literal
          ? Optional.of(literal.value())
          : Optional.empty();
    }
  }
}
