package dev.schemadoc.beside;

import dev.schemadoc.alembic.PythonCall;
import dev.schemadoc.alembic.PythonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Works out the names of tables that follow from the names of their classes, as {@code
 * cls.__name__.lower() + "s"} does.
 *
 * <p>Knows what people use for it: texts that are joined, changes between upper and lower case,
 * {@code re.sub}, variables, and functions of the same file.
 */
final class NameRule {

  /** How far expressions and functions may lie inside each other before they are given up. */
  private static final int DEEPEST = 30;

  /** A reference to a group, behind {@link Matcher#quoteReplacement}. */
  private static final Pattern BACK_REFERENCE = Pattern.compile("\\\\\\\\(\\d)");

  /** No group is repeated, and little else is, so that no text takes long. */
  private static final Pattern TAME =
      Pattern.compile("(?!.*\\)[*+{])(?!(?:.*[*+{]){4})[\\w\\[\\]()?<>!=^$.|*+\\\\ -]{1,60}");

  private final PythonScope scope;
  private final PythonNode function;

  /**
   * A rule.
   *
   * @param function the function whose answer is the name
   */
  NameRule(PythonScope scope, PythonNode function) {
    this.scope = scope;
    this.function = function;
  }

  /** The text that an expression is, with the constants of the file put in. */
  static Optional<String> text(PythonScope scope, PythonNode expression) {
    return new NameRule(scope, expression).value(expression, Map.of(), 0);
  }

  /** The name of the table for a class, as far as it can be told. */
  Optional<String> apply(String className) {
    Map<String, String> variables = new HashMap<>();
    for (String self : parameters(function)) {
      variables.put(self + ".__name__", className);
    }
    return answer(function, variables, 0);
  }

  private List<String> parameters(PythonNode definition) {
    return definition.part("parameters").stream()
        .flatMap(PythonNode::parts)
        .map(part -> part.is("identifier") ? part : part.parts().findFirst().orElse(part))
        .map(scope::text)
        .toList();
  }

  /** What the last line of a function returns, where nothing but assignments stands before it. */
  private Optional<String> answer(PythonNode definition, Map<String, String> variables, int depth) {
    for (PythonNode statement :
        definition.part("body").stream().flatMap(PythonNode::parts).toList()) {
      switch (statement.kind()) {
        case "return_statement" -> {
          return statement.parts().findFirst().flatMap(it -> value(it, variables, depth + 1));
        }
        case "expression_statement" ->
            statement
                .parts()
                .filter(part -> part.is("assignment"))
                .forEach(part -> assign(part, variables, depth));
        case "import_statement", "import_from_statement" -> {}
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private void assign(PythonNode assignment, Map<String, String> variables, int depth) {
    Optional<String> name = assignment.part("left").map(scope::text);
    Optional<String> value = assignment.part("right").flatMap(it -> value(it, variables, depth));
    name.ifPresent(
        it -> value.ifPresentOrElse(known -> variables.put(it, known), () -> variables.remove(it)));
  }

  private Optional<String> value(PythonNode node, Map<String, String> variables, int depth) {
    if (depth > DEEPEST) {
      return Optional.empty();
    }
    return switch (node.kind()) {
      case "identifier", "attribute" ->
          Optional.ofNullable(variables.get(scope.text(node))).or(() -> scope.string(node));
      case "string" -> string(node, variables, depth);
      case "parenthesized_expression" ->
          node.parts().findFirst().flatMap(inner -> value(inner, variables, depth + 1));
      case "binary_operator" -> sum(node, variables, depth);
      case "call" -> scope.call(node).flatMap(call -> called(node, call, variables, depth));
      default -> Optional.empty();
    };
  }

  /** A text with expressions inside. */
  private Optional<String> string(PythonNode node, Map<String, String> variables, int depth) {
    if (node.parts().noneMatch(part -> part.is("interpolation"))) {
      return scope.string(node);
    }
    StringBuilder whole = new StringBuilder();
    for (PythonNode part : node.parts().toList()) {
      switch (part.kind()) {
        case "string_content" -> whole.append(scope.text(part));
        case "interpolation" -> {
          Optional<String> value =
              part.part("expression")
                  .filter(it -> part.parts().count() == 1)
                  .flatMap(it -> value(it, variables, depth + 1));
          if (value.isEmpty()) {
            return Optional.empty();
          }
          whole.append(value.get());
        }
        default -> {}
      }
    }
    return Optional.of(whole.toString());
  }

  private Optional<String> sum(PythonNode node, Map<String, String> variables, int depth) {
    boolean plus = node.part("operator").filter(operator -> operator.is("+")).isPresent();
    Optional<String> left = node.part("left").flatMap(it -> value(it, variables, depth + 1));
    Optional<String> right = node.part("right").flatMap(it -> value(it, variables, depth + 1));
    return plus && left.isPresent() ? right.map(left.get()::concat) : Optional.empty();
  }

  private Optional<String> called(
      PythonNode node, PythonCall call, Map<String, String> variables, int depth) {
    Optional<PythonNode> object = node.part("function").flatMap(it -> it.part("object"));
    return switch (call.method()) {
      case "lower" -> on(object, variables, depth).map(text -> text.toLowerCase(Locale.ROOT));
      case "upper" -> on(object, variables, depth).map(text -> text.toUpperCase(Locale.ROOT));
      case "removesuffix" ->
          on(object, variables, depth).flatMap(text -> first(call).map(cut -> without(text, cut)));
      case "sub" -> substituted(call, object, variables, depth);
      default ->
          scope
              .function(call.function())
              .filter(it -> call.positional().size() == 1)
              .flatMap(it -> ownFunction(it, call, variables, depth));
    };
  }

  private Optional<String> on(
      Optional<PythonNode> object, Map<String, String> variables, int depth) {
    return object.flatMap(it -> value(it, variables, depth + 1));
  }

  private Optional<String> first(PythonCall call) {
    return call.positional(0).flatMap(scope::string);
  }

  private static String without(String text, String end) {
    return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
  }

  private Optional<String> ownFunction(
      PythonNode definition, PythonCall call, Map<String, String> variables, int depth) {
    Optional<String> argument = call.positional(0).flatMap(it -> value(it, variables, depth + 1));
    List<String> parameters = parameters(definition);
    if (argument.isEmpty() || parameters.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> inside = new HashMap<>();
    inside.put(parameters.getFirst(), argument.get());
    return answer(definition, inside, depth + 1);
  }

  /** {@code re.sub(pattern, replacement, text)}, or the same of a compiled pattern. */
  private Optional<String> substituted(
      PythonCall call, Optional<PythonNode> object, Map<String, String> variables, int depth) {
    boolean ofModule = object.filter(it -> scope.text(it).equals("re")).isPresent();
    int shift = ofModule ? 1 : 0;
    Optional<String> pattern =
        ofModule
            ? first(call)
            : object
                .flatMap(it -> scope.assigned(scope.text(it)))
                .flatMap(scope::call)
                .filter(it -> it.method().equals("compile"))
                .flatMap(this::first);
    Optional<String> replacement = call.argument(shift, "repl").flatMap(scope::string);
    Optional<String> text =
        call.argument(shift + 1, "string").flatMap(it -> value(it, variables, depth + 1));
    return pattern.isPresent() && replacement.isPresent()
        ? text.flatMap(it -> replaced(it, pattern.get(), replacement.get()))
        : Optional.empty();
  }

  /** Patterns as simple as those for names mean the same in Python and in Java. */
  private static Optional<String> replaced(String text, String pattern, String replacement) {
    if (!TAME.matcher(pattern).matches()) {
      return Optional.empty();
    }
    String ours = BACK_REFERENCE.matcher(Matcher.quoteReplacement(replacement)).replaceAll("\\$$1");
    try {
      return Optional.of(text.replaceAll(pattern, ours));
    } catch (IllegalArgumentException | IndexOutOfBoundsException notInJava) {
      return Optional.empty();
    }
  }
}
