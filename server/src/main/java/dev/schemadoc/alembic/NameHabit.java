package dev.schemadoc.alembic;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a project has named its newest revisions and their files. */
final class NameHabit {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{12}");
  private static final Pattern NUMBER =
      Pattern.compile("(?<digits>\\d{1,6})(?:(?<separator>[_-])(?<words>.+))?");

  /**
   * A number behind a prefix: {@code rev_012}, {@code phase13_001}, {@code v3}; not {@code oauth2}.
   */
  private static final Pattern PREFIXED_NUMBER =
      Pattern.compile("((?:[A-Za-z][A-Za-z0-9]*_)(?=0)|[a-z]|rev_?|migration_?)(\\d{1,6})");

  private static final Pattern DATE =
      Pattern.compile(
          "(?<year>\\d{4})(?<between>[_-]?)(?<month>\\d{2})\\k<between>(?<day>\\d{2})"
              + "(?:(?<time>[_T-]?)(?<hour>\\d{2})(?<inside>[_-]?)(?<minute>\\d{2})"
              + "(?:\\k<inside>(?<second>\\d{2}))?)?"
              + "(?!\\d)(?:(?<separator>[_-])(?<words>.+))?");

  private NameHabit() {}

  /** How identifiers are made. */
  sealed interface Identifier {}

  /** Twelve hexadecimal digits: {@code 1975ea83b712}. */
  record Hash() implements Identifier {}

  /** Words: {@code create_jobs_table}. */
  record Slug() implements Identifier {}

  /** A date, with words behind it or not: {@code 20250625_100000}. */
  record Dated(String pattern, boolean slug) implements Identifier {
    String format(ZonedDateTime time) {
      return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
    }

    Dated followedBy(char separator) {
      return new Dated(pattern + quoted(String.valueOf(separator)), slug);
    }

    /** The time to the next date that reads differently. */
    Duration step() {
      return pattern.contains("ss")
          ? Duration.ofSeconds(1)
          : pattern.contains("mm") ? Duration.ofMinutes(1) : Duration.ofDays(1);
    }
  }

  /**
   * A number that counts on, with words behind it or not: {@code 012_jobs}.
   *
   * @param width the number of digits, filled up with zeros
   */
  record Numbered(String prefix, int width, boolean slug) implements Identifier {
    String next(Collection<String> taken) {
      long highest = 0;
      for (String name : taken) {
        if (name.startsWith(prefix)) {
          Matcher number = NUMBER.matcher(name.substring(prefix.length()));
          if (number.matches()) {
            highest = Math.max(highest, Long.parseLong(number.group("digits")));
          }
        }
      }
      String digits = Long.toString(highest + 1);
      return prefix + "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
  }

  /**
   * What files are called.
   *
   * @param date the date that the name begins with, and what stands between it and the rest
   */
  record File(Shape shape, String separator, Optional<Dated> date, int width) {
    String stem(String identifier, String slug, ZonedDateTime created, List<String> paths) {
      String dated = date.map(each -> each.format(created)).orElse("");
      return switch (shape) {
        case IDENTIFIER -> identifier;
        case IDENTIFIER_SLUG -> identifier + separator + slug;
        case SLUG_IDENTIFIER -> slug + separator + identifier;
        case SLUG -> slug;
        case DATE_SLUG -> dated + slug;
        case DATE_IDENTIFIER -> dated + identifier;
        case DATE_IDENTIFIER_SLUG -> dated + identifier + separator + slug;
        case NUMBER_SLUG -> {
          List<String> names = paths.stream().map(NameHabit::stem).toList();
          yield new Numbered("", width, true).next(names) + separator + slug;
        }
      };
    }
  }

  /** The order of the parts of a file name. */
  enum Shape {
    IDENTIFIER,
    IDENTIFIER_SLUG,
    SLUG_IDENTIFIER,
    SLUG,
    DATE_SLUG,
    DATE_IDENTIFIER,
    DATE_IDENTIFIER_SLUG,
    NUMBER_SLUG
  }

  /** The habit of the most identifiers, the newest first; without any, hashes. */
  static Identifier identifier(List<String> newestFirst) {
    List<Identifier> habits = newestFirst.stream().map(NameHabit::identifier).toList();
    return most(habits, NameHabit::kind).map(NameHabit::widest).orElse(new Hash());
  }

  /** The habit of the most files, the newest first; without any, a date and words. */
  static File file(List<RevisionFile.Migration> newestFirst) {
    List<File> habits =
        newestFirst.stream().map(each -> file(stem(each.path()), each.id())).toList();
    return most(habits, File::shape)
        .map(
            alike -> {
              File newest = alike.getFirst();
              int width = alike.stream().mapToInt(File::width).max().orElse(0);
              return new File(newest.shape, newest.separator, newest.date, width);
            })
        .orElse(
            new File(Shape.DATE_SLUG, "_", Optional.of(new Dated("yyyyMMdd_HHmmss_", true)), 0));
  }

  private static Object kind(Identifier habit) {
    return switch (habit) {
      case Hash hash -> "hash";
      case Slug slug -> "slug";
      case Dated(String pattern, boolean slug) -> "dated" + slug;
      case Numbered(String prefix, int width, boolean slug) -> "numbered" + slug;
    };
  }

  private static Identifier widest(List<Identifier> alike) {
    if (!(alike.getFirst() instanceof Numbered newest)) {
      return alike.getFirst();
    }
    int width =
        alike.stream()
            .mapToInt(habit -> habit instanceof Numbered numbered ? numbered.width : 0)
            .max()
            .orElse(0);
    return new Numbered(newest.prefix, width, newest.slug);
  }

  private static Identifier identifier(String name) {
    Optional<Dated> dated = dated(name);
    if (dated.isPresent()) {
      return dated.get();
    }
    if (HASH.matcher(name).matches()) {
      return new Hash();
    }
    Matcher number = NUMBER.matcher(name);
    if (number.matches()) {
      return new Numbered("", width(number.group("digits")), has(number, "words"));
    }
    Matcher prefixed = PREFIXED_NUMBER.matcher(name);
    if (prefixed.matches()) {
      return new Numbered(prefixed.group(1), width(prefixed.group(2)), false);
    }
    return isWords(name) ? new Slug() : new Hash();
  }

  /** Words, and not the twelve letters and digits of somebody who made a hash by hand. */
  private static boolean isWords(String name) {
    boolean handMade = name.length() <= 12 && !name.contains("_") && name.matches(".*\\d.*");
    return !handMade;
  }

  private static File file(String stem, String identifier) {
    if (stem.equals(identifier)) {
      return new File(Shape.IDENTIFIER, "_", Optional.empty(), 0);
    }
    if (stem.startsWith(identifier) && isSeparator(stem, identifier.length())) {
      String separator = stem.substring(identifier.length(), identifier.length() + 1);
      return new File(Shape.IDENTIFIER_SLUG, separator, Optional.empty(), 0);
    }
    int at = stem.indexOf(identifier);
    boolean inside = at > 0 && isSeparator(stem, at - 1);
    int end = at + identifier.length();
    Optional<Dated> before =
        inside
            ? dated(stem.substring(0, at - 1)).map(date -> date.followedBy(stem.charAt(at - 1)))
            : Optional.empty();
    if (before.isPresent() && end == stem.length()) {
      return new File(Shape.DATE_IDENTIFIER, "", before, 0);
    }
    if (before.isPresent() && isSeparator(stem, end)) {
      return new File(Shape.DATE_IDENTIFIER_SLUG, stem.substring(end, end + 1), before, 0);
    }
    if (inside && end == stem.length()) {
      return new File(Shape.SLUG_IDENTIFIER, stem.substring(at - 1, at), Optional.empty(), 0);
    }
    Matcher date = DATE.matcher(stem);
    if (date.matches() && dated(stem).isPresent()) {
      char separator = group(date, "separator").orElse("_").charAt(0);
      return new File(Shape.DATE_SLUG, "", dated(stem).map(each -> each.followedBy(separator)), 0);
    }
    Matcher number = NUMBER.matcher(stem);
    if (number.matches() && has(number, "words")) {
      String separator = number.group("separator");
      return new File(
          Shape.NUMBER_SLUG, separator, Optional.empty(), width(number.group("digits")));
    }
    return new File(Shape.SLUG, "_", Optional.empty(), 0);
  }

  private static boolean isSeparator(String text, int at) {
    return at < text.length() && (text.charAt(at) == '_' || text.charAt(at) == '-');
  }

  /** The date that a name begins with, where its digits are one. */
  private static Optional<Dated> dated(String name) {
    Matcher date = DATE.matcher(name);
    if (!date.matches() || !isDate(date)) {
      return Optional.empty();
    }
    String between = quoted(date.group("between"));
    StringBuilder pattern =
        new StringBuilder("yyyy").append(between).append("MM").append(between).append("dd");
    if (has(date, "hour")) {
      String inside = quoted(date.group("inside"));
      pattern.append(quoted(date.group("time"))).append("HH").append(inside).append("mm");
      if (has(date, "second")) {
        pattern.append(inside).append("ss");
      }
    }
    return Optional.of(new Dated(pattern.toString(), has(date, "words")));
  }

  private static boolean isDate(Matcher date) {
    try {
      LocalDateTime time =
          LocalDateTime.of(
              number(date, "year"),
              number(date, "month"),
              number(date, "day"),
              number(date, "hour"),
              number(date, "minute"),
              number(date, "second"));
      return time.getYear() >= 1990 && time.getYear() < 2100;
    } catch (DateTimeException notADate) {
      return false;
    }
  }

  private static int number(Matcher matcher, String group) {
    return group(matcher, group).map(Integer::parseInt).orElse(0);
  }

  private static boolean has(Matcher matcher, String group) {
    return group(matcher, group).isPresent();
  }

  private static Optional<String> group(Matcher matcher, String name) {
    return Optional.ofNullable(matcher.group(name));
  }

  private static String quoted(String separator) {
    return separator.isEmpty() ? "" : "'" + separator + "'";
  }

  /** The width that a number was filled up to, as far as its zeros show it. */
  private static int width(String digits) {
    return digits.startsWith("0") ? digits.length() : 0;
  }

  private static String stem(String path) {
    String name = Paths.name(path);
    return name.endsWith(".py") ? name.substring(0, name.length() - 3) : name;
  }

  /**
   * The members of the largest group, in their order; of equal groups the one that begins first.
   */
  private static <T> Optional<List<T>> most(List<T> all, Function<T, Object> kind) {
    Map<Object, List<T>> groups = new LinkedHashMap<>();
    all.forEach(
        each -> groups.computeIfAbsent(kind.apply(each), any -> new ArrayList<>()).add(each));
    return groups.values().stream()
        .reduce((best, group) -> group.size() > best.size() ? group : best);
  }
}
