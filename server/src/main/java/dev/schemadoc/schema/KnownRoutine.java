package dev.schemadoc.schema;

import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Parameter;
import dev.schemadoc.sql.RoutineOption;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Place;
import java.util.List;
import java.util.Optional;

/**
 * A function, a procedure or an aggregate that is declared.
 *
 * @param statement that which creates it
 * @param place where its name stands
 * @param step the number of the statement in its document
 */
public record KnownRoutine(
    TableId id, Kind kind, Statement statement, boolean replaces, Place place, int step) {

  /** What it is. */
  public enum Kind {
    FUNCTION,
    PROCEDURE,
    AGGREGATE
  }

  /** The parameters by which it is told from others of its name, if they are known. */
  public Optional<List<Parameter>> signature() {
    return statement instanceof Declaration.Routine routine
        ? Optional.of(routine.signature())
        : Optional.empty();
  }

  /** Whether PostgreSQL would take it for another one of its name. */
  public boolean hasSignatureOf(KnownRoutine other) {
    return Signatures.same(this, other);
  }

  /** Whether it can be called with so many arguments. */
  public Answer takes(int arguments) {
    Optional<List<Parameter>> known = signature();
    if (known.isEmpty()) {
      return Answer.UNKNOWN;
    }
    List<Parameter> parameters = known.get();
    boolean variadic = parameters.stream().anyMatch(each -> each.mode() == Parameter.Mode.VARIADIC);
    long needed = parameters.stream().filter(each -> each.value().isEmpty()).count();
    return Answer.of(
        variadic ? arguments >= needed - 1 : arguments >= needed && arguments <= parameters.size());
  }

  /**
   * How it is declared to depend on more than its arguments; {@code VOLATILE} if it says nothing.
   */
  public Volatility volatility() {
    if (!(statement instanceof Declaration.Routine routine)) {
      return Volatility.IMMUTABLE;
    }
    Volatility said = Volatility.VOLATILE;
    for (RoutineOption option : routine.options()) {
      switch (option.kind()) {
        case IMMUTABLE -> said = Volatility.IMMUTABLE;
        case STABLE -> said = Volatility.STABLE;
        case VOLATILE -> said = Volatility.VOLATILE;
        case CALLED_ON_NULL_INPUT,
            STRICT,
            SECURITY_DEFINER,
            SECURITY_INVOKER,
            LEAKPROOF,
            NOT_LEAKPROOF,
            COST,
            ROWS,
            SUPPORT,
            PARALLEL,
            SET,
            RESET,
            WINDOW,
            TRANSFORM -> {}
      }
    }
    return said;
  }

  KnownRoutine withId(TableId other) {
    return new KnownRoutine(other, kind, statement, replaces, place, step);
  }
}
