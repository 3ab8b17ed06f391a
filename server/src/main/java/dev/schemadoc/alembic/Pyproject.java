package dev.schemadoc.alembic;

import dev.schemadoc.toml.Toml;
import dev.schemadoc.toml.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a {@code pyproject.toml} says about Alembic, in its table {@code [tool.alembic]}. */
final class Pyproject {
  private final Value.Table table;

  private Pyproject(Value.Table table) {
    this.table = table;
  }

  /** The table of a file, or empty where the file has none. */
  static Optional<Pyproject> read(String text) {
    return text.contains("alembic")
        ? Toml.read(text).root().table("tool", "alembic").map(Pyproject::new)
        : Optional.empty();
  }

  /** A string, or a number as its digits, with {@code %(name)s} and {@code %%} resolved. */
  Optional<String> text(String option, Map<String, String> variables) {
    return table
        .get(option)
        .flatMap(
            value ->
                switch (value) {
                  case Value.Text text -> Optional.of(text.value());
                  case Value.Whole whole -> Optional.of(Long.toString(whole.value()));
                  case Value.Flag ignored -> Optional.<String>empty();
                  case Value.Items ignored -> Optional.<String>empty();
                  case Value.Table ignored -> Optional.<String>empty();
                  case Value.Other ignored -> Optional.<String>empty();
                })
        .map(text -> IniFile.interpolate(text, variables));
  }

  boolean flag(String option) {
    return table
        .get(option)
        .filter(value -> value instanceof Value.Flag(boolean on, var at) && on)
        .isPresent();
  }

  /** The texts of an array. */
  List<String> list(String option, Map<String, String> variables) {
    return table.get(option).stream()
        .flatMap(
            value -> value instanceof Value.Items items ? items.values().stream() : Stream.empty())
        .flatMap(
            value -> value instanceof Value.Text text ? Stream.of(text.value()) : Stream.empty())
        .map(text -> IniFile.interpolate(text, variables))
        .toList();
  }
}
