package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads type names (PostgreSQL, 8 Data Types; {@code Typename} of its grammar). */
final class TypeReader {

  private TypeReader() {}

  private static final int SETOF = Terminal.keyword("setof");
  private static final int ARRAY = Terminal.keyword("array");

  /** Other spellings of built-in types, to the one that PostgreSQL prints. */
  private static final Map<String, String> CANONICAL =
      Map.ofEntries(
          Map.entry("int2", "smallint"),
          Map.entry("int4", "integer"),
          Map.entry("int8", "bigint"),
          Map.entry("float4", "real"),
          Map.entry("float8", "double precision"),
          Map.entry("bool", "boolean"),
          Map.entry("varbit", "bit varying"),
          Map.entry("timestamptz", "timestamp with time zone"),
          Map.entry("timetz", "time with time zone"),
          Map.entry("timestamp", "timestamp without time zone"),
          Map.entry("time", "time without time zone"),
          Map.entry("bpchar", "bpchar"),
          Map.entry("serial2", "smallserial"),
          Map.entry("serial4", "serial"),
          Map.entry("serial8", "bigserial"));

  /** A type with or without SETOF and array brackets. */
  static TypeName read(Parser parser) {
    int first = parser.place();
    parser.stepOver(SETOF);
    Base base = base(parser);
    int dimensions = 0;
    while (parser.stepOver(Terminal.LEFT_BRACKET)) {
      parser.stepOver(Terminal.INTEGER);
      parser.require(Terminal.RIGHT_BRACKET);
      dimensions++;
    }
    if (dimensions == 0 && parser.stepOver(ARRAY)) {
      dimensions = 1;
      if (parser.stepOver(Terminal.LEFT_BRACKET)) {
        parser.require(Terminal.INTEGER);
        parser.require(Terminal.RIGHT_BRACKET);
      }
    }
    return new TypeName(
        base.name(), base.modifiers(), dimensions, base.span(), parser.since(first));
  }

  /** A type without SETOF and array brackets ({@code SimpleTypename}). */
  static TypeName simple(Parser parser) {
    int first = parser.place();
    Base base = base(parser);
    return new TypeName(base.name(), base.modifiers(), 0, base.span(), parser.since(first));
  }

  /** A type without array brackets. */
  private record Base(QualifiedName name, List<String> modifiers, Span span) {}

  private static Base base(Parser parser) {
    if (!Sets.TYPE.contains(parser.terminal())) {
      throw parser.stop("a type");
    }
    int first = parser.place();
    return switch (parser.keyword()) {
      case "int", "integer" -> word(parser, "integer");
      case "smallint" -> word(parser, "smallint");
      case "bigint" -> word(parser, "bigint");
      case "real" -> word(parser, "real");
      case "boolean" -> word(parser, "boolean");
      case "json" -> word(parser, "json");
      case "float" -> floating(parser);
      case "double" -> {
        if (parser.accept("double", "precision")) {
          yield named("double precision", parser.since(first), List.of());
        }
        yield generic(parser);
      }
      case "decimal", "dec", "numeric" -> {
        parser.step();
        yield named("numeric", parser.since(first), modifiers(parser));
      }
      case "bit" -> {
        parser.step();
        String name = parser.accept("varying") ? "bit varying" : "bit";
        yield named(name, parser.since(first), modifiers(parser));
      }
      case "char", "character", "nchar", "varchar", "national" -> character(parser);
      case "time", "timestamp" -> time(parser);
      case "interval" -> interval(parser);
      default -> generic(parser);
    };
  }

  private static Base word(Parser parser, String name) {
    int first = parser.place();
    parser.step();
    return named(name, parser.since(first), List.of());
  }

  private static Base floating(Parser parser) {
    int first = parser.place();
    parser.step();
    Span word = parser.since(first);
    if (!parser.stepOver(Terminal.LEFT_PARENTHESIS)) {
      return named("double precision", word, List.of());
    }
    int number = parser.place();
    parser.require(Terminal.INTEGER);
    parser.require(Terminal.RIGHT_PARENTHESIS);
    int precision = Literals.integer(parser.tokens().text(number)).orElse(0);
    if (precision < 1 || precision > 53) {
      parser.refuse(
          Refusal.at(
                  number,
                  number + 1,
                  "`float` cannot have a precision of `%s`; give it 1 to 53 bits"
                      .formatted(parser.tokens().text(number)))
              .time(parser.place()));
    }
    return named(precision <= 24 ? "real" : "double precision", word, List.of());
  }

  private static Base character(Parser parser) {
    int first = parser.place();
    String word = parser.keyword();
    parser.step();
    if (word.equals("national")) {
      if (!parser.accept("character")) {
        parser.require("char");
      }
    }
    boolean varying = word.equals("varchar") || parser.accept("varying");
    String name = varying ? "character varying" : "character";
    return named(name, parser.since(first), length(parser));
  }

  /** A length or a precision in parentheses, if one stands there. */
  private static List<String> length(Parser parser) {
    if (!parser.stepOver(Terminal.LEFT_PARENTHESIS)) {
      return List.of();
    }
    String number = number(parser);
    parser.require(Terminal.RIGHT_PARENTHESIS);
    return List.of(number);
  }

  /** A whole number, or the ellipsis of an author who left it open. */
  private static String number(Parser parser) {
    if (!parser.is(Terminal.INTEGER) && !parser.is(Terminal.ELLIPSIS)) {
      throw parser.stop("a number");
    }
    String written = parser.tokens().text(parser.place());
    parser.step();
    return written;
  }

  private static Base time(Parser parser) {
    int first = parser.place();
    String word = parser.keyword();
    parser.step();
    Span name = parser.since(first);
    List<String> precision = length(parser);
    boolean zoned = parser.isWords("with", "time");
    if (zoned || parser.isWords("without", "time")) {
      parser.step();
      parser.step();
      parser.require("zone");
      name = parser.since(first);
    }
    return named(word + (zoned ? " with" : " without") + " time zone", name, precision);
  }

  private static Base interval(Parser parser) {
    int first = parser.place();
    parser.step();
    Span word = parser.since(first);
    if (parser.is(Terminal.LEFT_PARENTHESIS)) {
      return named("interval", word, length(parser));
    }
    String fields = intervalFields(parser);
    boolean precise = fields.endsWith("second");
    return named(
        fields.isEmpty() ? "interval" : "interval " + fields,
        parser.since(first),
        precise ? length(parser) : List.of());
  }

  /** Reads the fields of an interval, such as {@code day to second}, if any stand there. */
  private static String intervalFields(Parser parser) {
    String from = parser.keyword();
    List<String> to =
        switch (from) {
          case "year" -> List.of("month");
          case "day" -> List.of("hour", "minute", "second");
          case "hour" -> List.of("minute", "second");
          case "minute" -> List.of("second");
          case "month", "second" -> List.of();
          default -> List.of("");
        };
    if (to.equals(List.of(""))) {
      return "";
    }
    parser.step();
    String words = from;
    if (!to.isEmpty() && parser.accept("to")) {
      String last = parser.keyword();
      if (!to.contains(last)) {
        throw parser.stop("`" + String.join("`, `", to).toUpperCase(Locale.ROOT) + "`");
      }
      parser.step();
      words += " to " + last;
    }
    return words;
  }

  /** Goes past the fields behind the text of an interval ({@code opt_interval}). */
  static void skipIntervalFields(Parser parser) {
    if (intervalFields(parser).endsWith("second")) {
      length(parser);
    }
  }

  private static Base generic(Parser parser) {
    int first = parser.place();
    if (!Sets.TYPE_FUNCTION_NAME.contains(parser.terminal())) {
      throw parser.stop("a type");
    }
    boolean couldBePrecise = parser.keyword().equals("double");
    parser.step();
    if (couldBePrecise) {
      parser.expectHere("precision");
    }
    while (parser.stepOver(Terminal.DOT)) {
      if (!Sets.LABEL.contains(parser.terminal())) {
        throw parser.stop("the name of a type");
      }
      parser.step();
    }
    QualifiedName written = Names.qualified(parser.tokens(), first, parser.place());
    Span span = parser.since(first);
    List<String> modifiers = modifiers(parser);
    boolean catalog =
        written.schema().map(schema -> schema.value().equals("pg_catalog")).orElse(true);
    if (catalog && !written.name().quoted()) {
      String own = written.name().value();
      String canonical = CANONICAL.getOrDefault(own, own);
      return new Base(
          QualifiedName.of(new Name(canonical, canonical, false, written.name().span())),
          modifiers,
          span);
    }
    return new Base(written, modifiers, span);
  }

  private static Base named(String name, Span span, List<String> modifiers) {
    return new Base(QualifiedName.of(new Name(name, name, false, span)), modifiers, span);
  }

  private static List<String> modifiers(Parser parser) {
    if (!parser.stepOver(Terminal.LEFT_PARENTHESIS)) {
      return List.of();
    }
    List<String> modifiers = new ArrayList<>();
    do {
      Expression value = ExpressionReader.read(parser);
      modifiers.add(value.span().in(parser.tokens().text()));
    } while (parser.stepOver(Terminal.COMMA));
    parser.require(Terminal.RIGHT_PARENTHESIS);
    return modifiers;
  }
}
