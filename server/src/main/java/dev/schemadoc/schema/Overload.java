package dev.schemadoc.schema;

import java.util.List;
import java.util.Optional;

/** Which one of several operators or functions of a name PostgreSQL takes. */
public sealed interface Overload {

  /**
   * One of them.
   *
   * @param takes the types that it takes, perhaps {@code anyelement} or the like
   */
  record Found(List<String> takes, String returns) implements Overload {
    public Found {
      takes = List.copyOf(takes);
    }

    /** The type as which it takes a constant without one, where that is plain. */
    public Optional<SqlType> wanted(int at, List<Operand> given) {
      String type = takes.get(at);
      if (type.equals("anyarray")) {
        return given.stream()
            .filter(Operand.Typed.class::isInstance)
            .map(other -> ((Operand.Typed) other).type())
            .filter(SqlType::isArray)
            .findFirst();
      }
      return type.startsWith("any") ? Optional.empty() : Optional.of(Overloads.type(type));
    }
  }

  /** None of them takes such values, or several do so equally well. */
  record None() implements Overload {}

  /**
   * It is not known which one.
   *
   * @param returns what all of them return that come into question
   */
  record Unsure(Optional<String> returns) implements Overload {}

  /** The type of what it returns. */
  default Operand result() {
    return switch (this) {
      case Found found -> of(found.returns());
      case None ignored -> Operand.UNSURE;
      case Unsure unsure -> unsure.returns().map(Overload::of).orElse(Operand.UNSURE);
    };
  }

  private static Operand of(String type) {
    boolean open =
        type.startsWith("any") || type.startsWith("setof ") || SystemCatalog.isPseudo(type);
    return open ? Operand.UNSURE : new Operand.Typed(Overloads.type(type));
  }
}
