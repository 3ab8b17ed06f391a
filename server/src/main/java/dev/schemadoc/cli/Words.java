package dev.schemadoc.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the value of an option as one of a few words.
 *
 * @param later the words that are promised and not available yet
 */
record Words<E extends Enum<E>>(Class<E> type, Set<String> later) implements ITypeConverter<E> {

  static <E extends Enum<E>> Words<E> of(Class<E> type, String... later) {
    return new Words<>(type, Set.of(later));
  }

  @Override
  public E convert(String value) {
    List<E> all = Arrays.asList(type.getEnumConstants());
    return all.stream()
        .filter(each -> word(each).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "`%s` is %s; use %s"
                        .formatted(
                            value,
                            later.contains(value) ? "not available yet" : "unknown",
                            all.stream().map(Words::word).collect(Collectors.joining(" or ")))));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
