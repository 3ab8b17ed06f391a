package dev.schemadoc.rules;

import dev.schemadoc.schema.SqlType;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells texts that PostgreSQL certainly cannot read as a value of a type.
 *
 * <p>Where PostgreSQL is liberal, as with dates, or where more would have to be known, a text is
 * taken for right.
 */
final class TextOfType {

  private TextOfType() {}

  private static final Pattern INTEGER =
      Pattern.compile("[+-]?(?:[0-9]+(?:_[0-9]+)*|0[xXoObB][0-9a-fA-F_]+)");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?i)[+-]?(?:(?:[0-9][0-9_]*\\.?[0-9_]*|\\.[0-9][0-9_]*)(?:e[+-]?[0-9_]+)?|0[xob][0-9a-f_]+"
              + "|nan|inf|infinity)");
  private static final Pattern UUID =
      Pattern.compile("\\{?(?:[0-9a-fA-F]{4}-?){7}[0-9a-fA-F]{4}}?");
  private static final Pattern BITS = Pattern.compile("[bB]?[01]*|[xX][0-9a-fA-F]*");
  private static final Pattern ARRAY = Pattern.compile("(?s)\\s*(?:\\{.*}|\\[.*=.*)\\s*");

  /** Words that stand for a time without a digit among them. */
  private static final Set<String> TIMES =
      Set.of("now", "today", "tomorrow", "yesterday", "epoch", "infinity", "allballs");

  private static final List<String> BOOLEANS = List.of("true", "false", "yes", "no", "on", "off");

  static boolean isWrong(SqlType type, String text) {
    if (type.schema().isPresent()) {
      return false;
    }
    if (type.isArray()) {
      return !ARRAY.matcher(text).matches();
    }
    String value = text.strip();
    return switch (type.name()) {
      case "smallint" -> isNoInteger(value, Short.MIN_VALUE, Short.MAX_VALUE);
      case "integer" -> isNoInteger(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case "bigint" -> isNoInteger(value, Long.MIN_VALUE, Long.MAX_VALUE);
      case "numeric", "real", "double precision" -> !NUMBER.matcher(value).matches();
      case "boolean" -> !isBoolean(value.toLowerCase(Locale.ROOT));
      case "uuid" -> !UUID.matcher(value).matches();
      case "json", "jsonb" -> !JsonText.isJson(text);
      case "bit", "bit varying" -> !BITS.matcher(value).matches();
      case "inet", "cidr" -> !value.matches("(?s).*[0-9:].*");
      case Typing.DATE, Typing.TIMESTAMP, Typing.TIMESTAMPTZ -> isNoTime(value) || isZero(value);
      case "time without time zone", "time with time zone", Typing.INTERVAL -> isNoTime(value);
      default -> false;
    };
  }

  private static boolean isNoInteger(String value, long least, long most) {
    if (!INTEGER.matcher(value).matches()) {
      return true;
    }
    if (!DECIMAL.matcher(value).matches()) {
      return false;
    }
    BigInteger number = new BigInteger(value.replaceFirst("^\\+", ""));
    return number.compareTo(BigInteger.valueOf(least)) < 0
        || number.compareTo(BigInteger.valueOf(most)) > 0;
  }

  /** The words may be shortened as long as they cannot be mistaken. */
  private static boolean isBoolean(String value) {
    boolean digit = value.equals("0") || value.equals("1");
    boolean mistaken = value.isEmpty() || value.equals("o");
    return digit || !mistaken && BOOLEANS.stream().anyMatch(word -> word.startsWith(value));
  }

  /** Whether a text has neither a digit nor a word that stands for a time. */
  private static boolean isNoTime(String value) {
    boolean digit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
    return !digit
        && Arrays.stream(value.toLowerCase(Locale.ROOT).split("[^a-z]+"))
            .noneMatch(TIMES::contains);
  }

  /** MySQL's date that is none. */
  private static boolean isZero(String value) {
    return value.startsWith("0000-00-00");
  }
}
