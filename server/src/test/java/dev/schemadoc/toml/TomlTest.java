package dev.schemadoc.toml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TomlTest {

  private static final String TEXT =
      """
      # What is read
      designs = ["a/*.md",
         'b😀' , 3 ]   # all
      dialect =   "postgresql"
      rules.unknown-table = "off"
      rules . "x y"='''hint'''
      inline = { on = true, "two words" = 2 }

      [tool . schemadoc]
      date = 2020-01-01
      share = 0.5
      """;

  @Test
  void everyKeyAndValueHasItsPlace() {
    assertEquals(
        List.of(
            "designs → designs",
            "designs[0] → \"a/*.md\"",
            "designs[1] → 'b😀'",
            "designs[2] → 3",
            "dialect → \"postgresql\"",
            "unknown-table → \"off\"",
            "\"x y\" → '''hint'''",
            "on → true",
            "\"two words\" → 2",
            "date → 2020-01-01",
            "share → 0.5"),
        places(TEXT));
    assertEquals(places(TEXT), places("\uFEFF" + TEXT));
    assertEquals(places(TEXT), places(TEXT.replace("\n", "\r\n")));
  }

  @Test
  void valuesAreWhatTheySay() {
    Value.Table root = Toml.read(TEXT).root();
    assertEquals(
        new Value.Items(
            List.of(
                text(TEXT, "\"a/*.md\"", "a/*.md"),
                text(TEXT, "'b😀'", "b😀"),
                new Value.Whole(3, span(TEXT, "3"))),
            span(TEXT, "designs")),
        root.get("designs").orElseThrow());
    assertEquals(
        text(TEXT, "'''hint'''", "hint"),
        root.table("rules").orElseThrow().get("x y").orElseThrow());
    assertEquals(
        new Value.Flag(true, span(TEXT, "true")),
        root.table("inline").orElseThrow().get("on").orElseThrow());
    assertEquals(
        new Value.Other(span(TEXT, "2020-01-01")),
        root.table("tool", "schemadoc").orElseThrow().get("date").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a = tru~b = 1                | tru    | b",
        "a = 'open~b = 1              | n      | b",
        "b = 1~no value here~[c]~d=1  | value  | b c d",
        "b = [1, 2~c = 1              | 2      | c",
        "b = 1~b = 2                  | b      | b",
        "[a~b = 1                     | a      | a b",
      })
  void whatIsNoTomlCostsOnlyItself(String written, String place, String keys) {
    String text = written.replace('~', '\n');
    Toml read = Toml.read(text);
    assertEquals(1, read.faults().size(), read.faults().toString());
    assertEquals(place, read.faults().getFirst().span().in(text), read.faults().toString());
    assertEquals(List.of(keys.split(" ")), keys(read.root()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                             | names = [\"x\"]~",
        "# why~names = [~  'a', # first~]~~[t]~k = 1~ | # why~names = [~  'a', # first~  \"x\",~]~~[t]~k = 1~",
        "[t]~k = 1 # one~               | names = [\"x\"]~[t]~k = 1 # one~",
      })
  void addingKeepsWhatIsThere(String before, String after) {
    assertEquals(
        after.replace('~', '\n'), Toml.adding(before.replace('~', '\n'), List.of("names"), "x"));
  }

  @Test
  void addingGoesIntoTheTableThatIsThere() {
    assertEquals(
        """
        [tool.other]
        a = 1

        [tool.schemadoc]
        dialect = "postgresql"
        external-tables = ["auth.*"]

        [build]
        b = 2
        """,
        Toml.adding(
            """
            [tool.other]
            a = 1

            [tool.schemadoc]
            dialect = "postgresql"

            [build]
            b = 2
            """,
            List.of("tool", "schemadoc", "external-tables"),
            "auth.*"));
  }

  private static List<String> places(String text) {
    List<String> places = new ArrayList<>();
    add(places, text, Toml.read(text).root());
    return places;
  }

  private static void add(List<String> places, String text, Value.Table table) {
    table
        .entries()
        .values()
        .forEach(
            entry -> {
              String key = entry.key().in(text);
              switch (entry.value()) {
                case Value.Table inner -> add(places, text, inner);
                case Value.Items items -> {
                  places.add(key + " → " + items.span().in(text));
                  for (int i = 0; i < items.values().size(); i++) {
                    places.add(key + "[" + i + "] → " + items.values().get(i).span().in(text));
                  }
                }
                case Value value -> places.add(key + " → " + value.span().in(text));
              }
            });
  }

  private static List<String> keys(Value.Table table) {
    List<String> keys = new ArrayList<>();
    table
        .entries()
        .forEach(
            (key, entry) -> {
              keys.add(key);
              if (entry.value() instanceof Value.Table inner) {
                keys.addAll(keys(inner));
              }
            });
    return keys;
  }

  private static Value.Text text(String text, String written, String value) {
    return new Value.Text(value, span(text, written));
  }

  private static Span span(String text, String written) {
    int start = text.indexOf(written);
    return new Span(start, start + written.length());
  }
}
