package dev.schemadoc.beside;

import dev.schemadoc.alembic.PythonCall;
import dev.schemadoc.alembic.PythonLiteral;
import dev.schemadoc.alembic.PythonNode;
import dev.schemadoc.alembic.PythonSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the names at the top of a Python file stand for. */
final class PythonScope {

  /** How far conditions may lie inside each other before what stands in them is given up. */
  private static final int DEEPEST = 10;

  private final PythonSource source;
  private final Map<String, String> imports = new HashMap<>();
  private final Map<String, PythonNode> assigned = new HashMap<>();
  private final Map<String, PythonNode> functions = new HashMap<>();
  private final Map<String, PythonNode> classes = new HashMap<>();
  private final Map<String, PythonLiteral> constants = new HashMap<>();

  PythonScope(PythonSource source) {
    this.source = source;
    source.root().parts().forEach(statement -> statement(statement, 0));
  }

  PythonSource source() {
    return source;
  }

  String text(PythonNode node) {
    return source.text(node);
  }

  /** The text that an expression certainly is. */
  Optional<String> string(PythonNode node) {
    return PythonLiteral.of(node, source, constants) instanceof PythonLiteral.Text literal
        ? Optional.of(literal.value())
        : Optional.empty();
  }

  Optional<PythonCall> call(PythonNode node) {
    return PythonCall.of(source, node);
  }

  /** What is assigned to a name at the top of the file, last. */
  Optional<PythonNode> assigned(String name) {
    return Optional.ofNullable(assigned.get(name));
  }

  /** The function of a name that the file defines. */
  Optional<PythonNode> function(String name) {
    return Optional.ofNullable(functions.get(name));
  }

  /** Whether the file defines a class of a name. */
  boolean definesClass(String name) {
    return classes.containsKey(name);
  }

  /**
   * What a name stands for where it is imported: {@code sqlalchemy.dialects.postgresql.UUID} for
   * {@code PGUUID}, and {@code sqlalchemy.String} for {@code sa.String}.
   */
  Optional<String> imported(String name) {
    int dot = name.indexOf('.');
    String first = dot < 0 ? name : name.substring(0, dot);
    String rest = dot < 0 ? "" : name.substring(dot);
    return Optional.ofNullable(imports.get(first)).map(whole -> whole + rest);
  }

  /** The last part of a dotted name. */
  static String lastPart(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private void statement(PythonNode node, int depth) {
    switch (node.kind()) {
      case "import_statement" -> node.parts().forEach(part -> imported("", part));
      case "import_from_statement" -> {
        String module = node.part("module_name").map(source::text).orElse("");
        node.parts()
            .filter(part -> part.field().equals("name"))
            .forEach(part -> imported(module + ".", part));
      }
      case "expression_statement" ->
          node.parts().filter(part -> part.is("assignment")).forEach(this::assignment);
      case "function_definition" -> named(node, functions);
      case "class_definition" -> named(node, classes);
      case "decorated_definition" ->
          node.part("definition").ifPresent(definition -> statement(definition, depth));
      // What is imported or defined under a condition is so in one case at least.
      case "if_statement", "try_statement", "block", "else_clause", "except_clause" -> {
        if (depth < DEEPEST) {
          node.parts().forEach(part -> statement(part, depth + 1));
        }
      }
      default -> {}
    }
  }

  private void imported(String prefix, PythonNode part) {
    if (part.is("aliased_import")) {
      List<PythonNode> both = part.parts().toList();
      if (both.size() == 2) {
        imports.put(text(both.get(1)), prefix + text(both.get(0)));
      }
    } else {
      String name = text(part);
      String first = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
      imports.put(prefix.isEmpty() ? first : name, prefix.isEmpty() ? first : prefix + name);
    }
  }

  private void assignment(PythonNode node) {
    Optional<PythonNode> name = node.part("left").filter(left -> left.is("identifier"));
    Optional<PythonNode> value = node.part("right");
    if (name.isPresent() && value.isPresent()) {
      assigned.put(text(name.get()), value.get());
      constants.put(text(name.get()), PythonLiteral.of(value.get(), source, constants));
    }
  }

  private void named(PythonNode definition, Map<String, PythonNode> all) {
    definition.part("name").ifPresent(name -> all.put(text(name), definition));
  }
}
