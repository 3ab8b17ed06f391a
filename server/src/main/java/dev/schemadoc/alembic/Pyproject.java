package dev.schemadoc.alembic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** What a {@code pyproject.toml} says about Alembic, in its table {@code [tool.alembic]}. */
final class Pyproject {
  private final TomlTable table;

  private Pyproject(TomlTable table) {
    this.table = table;
  }

  /** The table of a file, or empty where the file has none or is no TOML up to there. */
  static Optional<Pyproject> read(String text) {
    TomlTable whole = Toml.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
    return Optional.ofNullable(whole.get(List.of("tool")))
        .filter(TomlTable.class::isInstance)
        .map(tool -> ((TomlTable) tool).get(List.of("alembic")))
        .filter(TomlTable.class::isInstance)
        .map(alembic -> new Pyproject((TomlTable) alembic));
  }

  /** A string, or a number as its digits, with {@code %(name)s} and {@code %%} resolved. */
  Optional<String> text(String option, Map<String, String> variables) {
    return Optional.ofNullable(table.get(List.of(option)))
        .filter(value -> value instanceof String || value instanceof Long)
        .map(value -> IniFile.interpolate(value.toString(), variables));
  }

  boolean flag(String option) {
    return Boolean.TRUE.equals(table.get(List.of(option)));
  }

  /** The texts of an array. */
  List<String> list(String option, Map<String, String> variables) {
    List<String> texts = new ArrayList<>();
    if (table.get(List.of(option)) instanceof TomlArray array) {
      for (int index = 0; index < array.size(); index++) {
        if (array.get(index) instanceof String text) {
          texts.add(IniFile.interpolate(text, variables));
        }
      }
    }
    return texts;
  }
}
