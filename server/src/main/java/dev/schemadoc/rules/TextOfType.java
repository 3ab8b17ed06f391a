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

  private static final Pattern TIME_OF_DAY = Pattern.compile("[0-9]{1,2}:[0-9]{2}[0-9:.]*");

  private static final Set<String> MONTHS =
      Set.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** Words that stand for a time without a digit among them. */
  private static final Set<String> TIMES =
      Set.of("now", "today", "tomorrow", "yesterday", "epoch", "infinity", "allballs");

  /** The units of intervals (datetime.c), and words that may stand beside them. */
  private static final Set<String> UNITS =
      Set.of(
          ("ago c cent centuries century d day days dec decade decades decs h hour hours hr hrs"
                  + " infinity m microsecon mil millennia millennium millenniu millisecon mils min"
                  + " mins minute minutes mon mons month months ms msec msecond mseconds msecs qtr"
                  + " quarter quarters s sec second seconds secs timezone undefined us usec"
                  + " microsecond usecond useconds usecs w week weeks y year years yr yrs t z")
              .split(" "));

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
      case Typing.DATE, Typing.TIMESTAMP, Typing.TIMESTAMPTZ -> isNoDate(value) || isZero(value);
      case "time without time zone", "time with time zone" -> isNoTimeOfDay(value);
      case Typing.INTERVAL -> isNoInterval(value);
      case "record" -> !value.startsWith("(");
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

  /** Whether a text has neither a word that stands for a time nor digits enough for a date. */
  private static boolean isNoDate(String value) {
    String date = TIME_OF_DAY.matcher(value).replaceAll("");
    boolean month = words(date).stream().anyMatch(word -> word.length() > 2 && isMonth(word));
    boolean code = value.matches("[^-/.:, 0-9]+[0-9]+") && !value.matches("[jJ].*");
    return !month && (isNoTime(date, 3) || code && !isNamed(value));
  }

  private static boolean isMonth(String word) {
    return MONTHS.contains(word.substring(0, 3));
  }

  /** Whether a text has neither a colon nor digits enough for a time of day. */
  private static boolean isNoTimeOfDay(String value) {
    boolean half = value.matches("(?is).*[ap]m.*");
    return value.indexOf(':') < 0 && !half && isNoTime(value, 4);
  }

  private static boolean isNoTime(String value, int digits) {
    return value.chars().filter(c -> c >= '0' && c <= '9').count() < digits && !isNamed(value);
  }

  private static boolean isNamed(String value) {
    return words(value).stream().anyMatch(TIMES::contains);
  }

  /** Whether a text has no digit, or has words that are no units of time. */
  private static boolean isNoInterval(String value) {
    boolean digit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
    boolean iso = value.startsWith("P") || value.startsWith("-P");
    return !digit && !isNamed(value)
        || !iso && words(value).stream().anyMatch(TextOfType::isNoUnit);
  }

  /** PostgreSQL looks at no more than the first ten letters of a word. */
  private static boolean isNoUnit(String word) {
    return UNITS.stream()
        .noneMatch(unit -> unit.equals(word) || word.length() > 9 && word.startsWith(unit));
  }

  private static List<String> words(String value) {
    return Arrays.stream(value.toLowerCase(Locale.ROOT).split("[^a-z]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** MySQL's date that is none. */
  private static boolean isZero(String value) {
    return value.startsWith("0000-00-00");
  }

  /** What could be written instead. */
  static String example(SqlType type) {
    if (type.isArray()) {
      return "an array, such as `'{}'`";
    }
    return switch (type.name()) {
      case "smallint", "integer", "bigint" -> "a whole number that it can hold";
      case "numeric", "real", "double precision", "money" -> "a number";
      case "boolean" -> "`true` or `false`";
      case "uuid" -> "a UUID, or `gen_random_uuid()`";
      case "json", "jsonb" -> "JSON, such as `'{}'`";
      case Typing.DATE -> "a date, such as `'2025-01-31'`, or `current_date`";
      case Typing.TIMESTAMP, Typing.TIMESTAMPTZ ->
          "a time, such as `'2025-01-31 12:00'`, or `now()`";
      case "time without time zone", "time with time zone" -> "a time of day, such as `'12:00'`";
      case Typing.INTERVAL -> "an interval, such as `'1 day'`";
      default -> "a value of this type";
    };
  }
}
