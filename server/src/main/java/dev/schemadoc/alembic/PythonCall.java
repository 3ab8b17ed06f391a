package dev.schemadoc.alembic;

import java.util.List;
import java.util.Optional;

/**
 * A call in Python source.
 *
 * @param function what is called, as written: {@code sa.Column}
 * @param positional the arguments without names
 * @param named the arguments with names, as {@code keyword_argument}
 */
public record PythonCall(
    PythonSource source, String function, List<PythonNode> positional, List<PythonNode> named) {

  /** The call that a piece of source is. */
  public static Optional<PythonCall> of(PythonSource source, PythonNode node) {
    Optional<PythonNode> arguments =
        node.part("arguments").filter(part -> part.is("argument_list"));
    if (!node.is("call") || arguments.isEmpty()) {
      return Optional.empty();
    }
    List<PythonNode> all = arguments.get().parts().toList();
    return Optional.of(
        new PythonCall(
            source,
            node.part("function").map(source::text).orElse(""),
            all.stream().filter(part -> !part.is("keyword_argument")).toList(),
            all.stream().filter(part -> part.is("keyword_argument")).toList()));
  }

  /** The last name of what is called: {@code Column}. */
  public String method() {
    return function.substring(function.lastIndexOf('.') + 1);
  }

  /** The value of an argument that is given by its place. */
  public Optional<PythonNode> positional(int position) {
    return position < positional.size() ? Optional.of(positional.get(position)) : Optional.empty();
  }

  /** The value of an argument that is given by its name. */
  public Optional<PythonNode> keyword(String name) {
    return named.stream()
        .filter(part -> part.part("name").filter(n -> source.text(n).equals(name)).isPresent())
        .findFirst()
        .flatMap(part -> part.part("value"));
  }

  /** The value of an argument that is given by its place or its name. */
  public Optional<PythonNode> argument(int position, String name) {
    return positional(position).or(() -> keyword(name));
  }
}
