package dev.schemadoc.sql;

import dev.schemadoc.sql.Token.Kind;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads type names (PostgreSQL, 8 Data Types; {@code Typename} of its grammar). */
final class TypeReader {

  private TypeReader() {}

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
          Map.entry("bpchar", "bpchar"),
          Map.entry("serial2", "smallserial"),
          Map.entry("serial4", "serial"),
          Map.entry("serial8", "bigserial"));

  private static final List<String> INTERVAL_FIELDS =
      List.of("year", "month", "day", "hour", "minute", "second");

  /** Whether a type can begin at the cursor. */
  static boolean atType(Cursor cursor) {
    return switch (cursor.peek().kind()) {
      case WORD ->
          !Keywords.RESERVED.contains(cursor.word()) && !isNoType(cursor.word())
              || cursor.isWords("setof");
      case QUOTED_IDENTIFIER, BACKTICK_IDENTIFIER -> true;
      default -> false;
    };
  }

  /** Keywords that may name a column but neither begin nor are a type. */
  private static boolean isNoType(String word) {
    return Keywords.COLUMN.contains(word) && !BUILT_IN_KEYWORDS.contains(word);
  }

  private static final List<String> BUILT_IN_KEYWORDS =
      List.of(
          "bigint",
          "bit",
          "boolean",
          "char",
          "character",
          "dec",
          "decimal",
          "float",
          "int",
          "integer",
          "interval",
          "json",
          "national",
          "nchar",
          "numeric",
          "real",
          "smallint",
          "time",
          "timestamp",
          "varchar",
          "setof");

  static TypeName read(Cursor cursor) {
    Token first = cursor.peek();
    if (!atType(cursor)) {
      throw cursor.unexpected("a type");
    }
    cursor.accept("setof");
    Base base = base(cursor);
    int dimensions = 0;
    while (cursor.is(Kind.LEFT_BRACKET)) {
      cursor.next();
      cursor.accept(Kind.NUMBER);
      cursor.expect(Kind.RIGHT_BRACKET, "`]`");
      dimensions++;
    }
    if (dimensions == 0 && cursor.accept("array")) {
      dimensions = 1;
      if (cursor.accept(Kind.LEFT_BRACKET)) {
        cursor.expect(Kind.NUMBER, "a number");
        cursor.expect(Kind.RIGHT_BRACKET, "`]`");
      }
    }
    return new TypeName(
        base.name(), base.modifiers(), dimensions, base.span(), cursor.since(first));
  }

  /** A type without array brackets. */
  private record Base(QualifiedName name, List<String> modifiers, Span span) {}

  private static Base base(Cursor cursor) {
    Token first = cursor.peek();
    String word = cursor.word();
    return switch (word) {
      case "int", "integer" -> builtIn(cursor, "integer");
      case "smallint" -> builtIn(cursor, "smallint");
      case "bigint" -> builtIn(cursor, "bigint");
      case "real" -> builtIn(cursor, "real");
      case "boolean" -> builtIn(cursor, "boolean");
      case "json" -> builtIn(cursor, "json");
      case "float" -> floating(cursor);
      case "double" -> {
        if (cursor.isWords("double", "precision")) {
          cursor.next();
          yield builtIn(cursor, "double precision");
        }
        yield generic(cursor);
      }
      case "decimal", "dec", "numeric" -> {
        cursor.next();
        yield named(cursor, first, "numeric", modifiers(cursor));
      }
      case "bit" -> {
        cursor.next();
        String name = cursor.accept("varying") ? "bit varying" : "bit";
        yield named(cursor, first, name, modifiers(cursor));
      }
      case "char", "character", "nchar", "varchar", "national" -> character(cursor);
      case "time", "timestamp" -> time(cursor);
      case "interval" -> interval(cursor);
      default -> generic(cursor);
    };
  }

  private static Base builtIn(Cursor cursor, String name) {
    Token first = cursor.previous();
    Token word = cursor.next();
    Token start = name.equals("double precision") ? first : word;
    return named(cursor, start, name, List.of());
  }

  private static Base floating(Cursor cursor) {
    Token first = cursor.next();
    if (!cursor.is(Kind.LEFT_PARENTHESIS)) {
      return named(cursor, first, "double precision", List.of());
    }
    cursor.next();
    Token number = cursor.expect(Kind.NUMBER, "the precision as a number");
    int precision = bounded(number.text(cursor.text()));
    if (precision < 1 || precision > 53) {
      throw Cursor.failure(number.span(), "precision of `float` must be between 1 and 53 bits");
    }
    cursor.expect(Kind.RIGHT_PARENTHESIS, "`)`");
    return named(cursor, first, precision <= 24 ? "real" : "double precision", List.of());
  }

  private static int bounded(String digits) {
    return digits.length() > 6 || !digits.chars().allMatch(Character::isDigit)
        ? Integer.MAX_VALUE
        : Integer.parseInt(digits);
  }

  private static Base character(Cursor cursor) {
    Token first = cursor.peek();
    String word = cursor.word();
    boolean national = cursor.accept("national");
    if (national) {
      word = cursor.word();
      if (!word.equals("character") && !word.equals("char")) {
        throw cursor.unexpected("`CHARACTER`", List.of("character", "char"));
      }
    }
    cursor.next();
    boolean varying = word.equals("varchar") || cursor.accept("varying");
    List<String> modifiers = List.of();
    if (cursor.is(Kind.LEFT_PARENTHESIS)) {
      cursor.next();
      if (!cursor.is(Kind.NUMBER) && !cursor.is(Kind.ELLIPSIS)) {
        throw cursor.unexpected("the length as a number");
      }
      modifiers = List.of(cursor.next().text(cursor.text()));
      cursor.expect(Kind.RIGHT_PARENTHESIS, "`)`");
    }
    return named(cursor, first, varying ? "character varying" : "character", modifiers);
  }

  private static Base time(Cursor cursor) {
    Token first = cursor.peek();
    String word = cursor.word();
    cursor.next();
    List<String> modifiers = List.of();
    if (cursor.is(Kind.LEFT_PARENTHESIS)) {
      cursor.next();
      Token number = cursor.expect(Kind.NUMBER, "the precision as a number");
      modifiers = List.of(number.text(cursor.text()));
      cursor.expect(Kind.RIGHT_PARENTHESIS, "`)`");
    }
    String name = word + " without time zone";
    if (cursor.accept("with", "time", "zone")) {
      name = word + " with time zone";
    } else {
      cursor.accept("without", "time", "zone");
    }
    return named(cursor, first, name, modifiers);
  }

  private static Base interval(Cursor cursor) {
    Token first = cursor.next();
    if (cursor.is(Kind.LEFT_PARENTHESIS)) {
      return named(cursor, first, "interval", modifiers(cursor));
    }
    if (!INTERVAL_FIELDS.contains(cursor.word())) {
      return named(cursor, first, "interval", List.of());
    }
    StringBuilder name = new StringBuilder("interval ").append(cursor.word());
    boolean seconds = cursor.accept("second");
    if (!seconds) {
      cursor.next();
      if (cursor.accept("to")) {
        if (!INTERVAL_FIELDS.contains(cursor.word())) {
          throw cursor.unexpected("a field of an interval", INTERVAL_FIELDS);
        }
        name.append(" to ").append(cursor.word());
        seconds = cursor.isWords("second");
        cursor.next();
      }
    }
    List<String> modifiers =
        seconds && cursor.is(Kind.LEFT_PARENTHESIS) ? modifiers(cursor) : List.of();
    return named(cursor, first, name.toString(), modifiers);
  }

  private static Base generic(Cursor cursor) {
    Token first = cursor.peek();
    Name name = cursor.label("a type");
    QualifiedName qualified = QualifiedName.of(name);
    while (cursor.is(Kind.DOT)) {
      cursor.next();
      qualified =
          new QualifiedName(Optional.of(qualified.name()), cursor.label("the name of a type"));
    }
    List<String> modifiers = cursor.is(Kind.LEFT_PARENTHESIS) ? modifiers(cursor) : List.of();
    boolean catalog =
        qualified.schema().map(schema -> schema.value().equals("pg_catalog")).orElse(true);
    if (catalog && !qualified.name().quoted()) {
      Name own = qualified.name();
      String canonical = CANONICAL.getOrDefault(own.value(), own.value());
      if (own.value().equals("timestamp") || own.value().equals("time")) {
        canonical = own.value() + " without time zone";
      }
      Span span = cursor.since(first);
      qualified = QualifiedName.of(new Name(canonical, canonical, false, own.span()));
      return new Base(qualified, modifiers, span);
    }
    return new Base(qualified, modifiers, cursor.since(first));
  }

  private static Base named(Cursor cursor, Token first, String name, List<String> modifiers) {
    Span span = cursor.since(first);
    return new Base(QualifiedName.of(new Name(name, name, false, span)), modifiers, span);
  }

  private static List<String> modifiers(Cursor cursor) {
    if (!cursor.is(Kind.LEFT_PARENTHESIS)) {
      return List.of();
    }
    cursor.next();
    List<String> modifiers = new ArrayList<>();
    do {
      Expression value = ExpressionReader.read(cursor);
      modifiers.add(cursor.text(value.span()));
    } while (cursor.accept(Kind.COMMA));
    cursor.expect(Kind.RIGHT_PARENTHESIS, "`,` or `)`");
    return modifiers;
  }
}
