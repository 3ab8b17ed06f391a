package dev.schemadoc.schema;

import dev.schemadoc.sql.Parameter;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether functions of one name are the same: whether their arguments have the same types.
 */
final class Signatures {

  private Signatures() {}

  static boolean same(KnownRoutine one, KnownRoutine other) {
    Optional<List<Parameter>> signature = other.signature();
    return signature.isPresent() && matches(one, signature.get());
  }

  /** Whether a routine has such arguments; those that give something back do not count. */
  static boolean matches(KnownRoutine routine, List<Parameter> arguments) {
    Optional<List<Parameter>> own = routine.signature();
    return own.isPresent()
        && types(own.get()).equals(types(arguments.stream().filter(Parameter::isInput).toList()));
  }

  private static List<String> types(List<Parameter> parameters) {
    return parameters.stream()
        .map(
            parameter ->
                parameter
                    .type()
                    .name()
                    .map(type -> SqlType.of(type).withoutModifiers().sql())
                    .orElse("?"))
        .toList();
  }
}
