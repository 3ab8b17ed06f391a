package dev.schemadoc.alembic;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code file_template} of a project: a text with conversions as Python's {@code %} has them.
 */
record FileTemplate(String text) {
  private static final Pattern CONVERSION =
      Pattern.compile("%(?:%|\\((\\w*)\\)([#0\\- +]*)(\\d*)(?:\\.(\\d*))?([a-zA-Z]))");
  private static final int WIDEST = 100;

  /** What the conversions stand for. */
  record Values(String revision, String slug, LocalDateTime created, long epoch) {}

  /** The text with its conversions done, or empty where Python would refuse it. */
  Optional<String> fill(Values values) {
    StringBuilder result = new StringBuilder();
    Matcher conversion = CONVERSION.matcher(text);
    int at = 0;
    while (conversion.find()) {
      String between = text.substring(at, conversion.start());
      Optional<String> converted =
          conversion.group().equals("%%") ? Optional.of("%") : convert(conversion, values);
      if (between.contains("%") || converted.isEmpty()) {
        return Optional.empty();
      }
      result.append(between).append(converted.get());
      at = conversion.end();
    }
    String rest = text.substring(at);
    return rest.contains("%") ? Optional.empty() : Optional.of(result.append(rest).toString());
  }

  private static Optional<String> convert(Matcher conversion, Values values) {
    LocalDateTime created = values.created();
    return switch (conversion.group(1)) {
      case "rev" -> text(values.revision(), conversion);
      case "slug" -> text(values.slug(), conversion);
      case "epoch" -> number(values.epoch(), conversion);
      case "year" -> number(created.getYear(), conversion);
      case "month" -> number(created.getMonthValue(), conversion);
      case "day" -> number(created.getDayOfMonth(), conversion);
      case "hour" -> number(created.getHour(), conversion);
      case "minute" -> number(created.getMinute(), conversion);
      case "second" -> number(created.getSecond(), conversion);
      default -> Optional.empty();
    };
  }

  private static Optional<String> text(String value, Matcher conversion) {
    if (!conversion.group(5).equals("s")) {
      return Optional.empty();
    }
    String shown =
        Optional.ofNullable(conversion.group(4))
            .map(precision -> value.substring(0, Math.min(value.length(), width(precision))))
            .orElse(value);
    return Optional.of(pad(shown, conversion));
  }

  private static Optional<String> number(long value, Matcher conversion) {
    switch (conversion.group(5)) {
      case "d", "i", "u" -> {}
      case "s", "r" -> {
        return Optional.of(pad(Long.toString(value), conversion));
      }
      default -> {
        return Optional.empty();
      }
    }
    String plain = Long.toString(value);
    String digits =
        Optional.ofNullable(conversion.group(4))
            .map(precision -> zeros(plain, width(precision)))
            .orElse(plain);
    boolean zero = conversion.group(2).contains("0") && !conversion.group(2).contains("-");
    return Optional.of(zero ? zeros(digits, width(conversion.group(3))) : pad(digits, conversion));
  }

  private static String zeros(String digits, int width) {
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  private static String pad(String text, Matcher conversion) {
    String blank = " ".repeat(Math.max(0, width(conversion.group(3)) - text.length()));
    return conversion.group(2).contains("-") ? text + blank : blank + text;
  }

  private static int width(String digits) {
    return digits.isEmpty() ? 0 : digits.length() > 2 ? WIDEST : Integer.parseInt(digits);
  }
}
