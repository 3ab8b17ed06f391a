package dev.schemadoc.settings;

import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Lines;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Severity;
import dev.schemadoc.text.Source;
import dev.schemadoc.text.Span;
import dev.schemadoc.toml.Toml;
import dev.schemadoc.toml.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A file with settings, what it sets, and what is wrong in it.
 *
 * @param id its absolute path
 * @param settings what it sets; what is wrong is left out
 * @param problems in order
 * @param section where its settings begin
 */
public record SettingsFile(
    DocumentId id,
    String text,
    Lines lines,
    Settings settings,
    List<Problem> problems,
    Span section)
    implements Source {

  /** The code of what is wrong in such a file. */
  public static final String PROBLEM = "invalid-setting";

  /** The file that holds nothing but settings. */
  public static final String NAME = "schemadoc.toml";

  private static final String PYPROJECT = "pyproject.toml";

  /** The names of files that may hold settings. */
  public static final List<String> NAMES = List.of(NAME, PYPROJECT);

  public SettingsFile {
    problems = List.copyOf(problems);
  }

  /** Whether a file may hold settings, by its name. */
  public static boolean mayBe(String fileName) {
    return NAMES.contains(fileName);
  }

  /**
   * Reads a file, or nothing where it holds no settings: a {@code pyproject.toml} may.
   *
   * @param folder where paths count from: absolute, without a slash at the end
   * @param codes the rules that there are
   */
  public static Optional<SettingsFile> read(
      DocumentId id, String text, String folder, Collection<String> codes) {
    boolean shared = id.fileName().equals(PYPROJECT);
    // Most projects in Python have such a file, and few of these speak of Schemadoc.
    if (shared && !text.contains("schemadoc")) {
      return Optional.empty();
    }
    Toml toml = Toml.read(text);
    Optional<Value.Table> table =
        shared ? toml.root().table("tool", "schemadoc") : Optional.of(toml.root());
    if (table.isEmpty()) {
      return Optional.empty();
    }
    SettingsTable read = SettingsTable.read(table.get(), id, folder, codes);
    List<Problem> problems = new ArrayList<>(read.problems());
    for (Toml.Fault fault : toml.faults()) {
      if (!shared || isOurs(text, fault.span().start())) {
        problems.add(
            Problem.of(
                PROBLEM,
                Severity.ERROR,
                fault.span(),
                "this is no TOML: %s".formatted(fault.message())));
      }
    }
    Collections.sort(problems);
    return Optional.of(
        new SettingsFile(id, text, Lines.of(text), read.settings(), problems, table.get().span()));
  }

  /** Whether another file is this one, or in the same folder. */
  public boolean isBeside(SettingsFile other) {
    return folder(id).equals(folder(other.id));
  }

  private static String folder(DocumentId id) {
    return id.value().substring(0, id.value().lastIndexOf('/') + 1);
  }

  /** The same file, where another one in its folder counts instead. */
  public SettingsFile overruledBy(SettingsFile other) {
    Problem overruled =
        Problem.of(
            PROBLEM,
            Severity.HINT,
            section,
            "nothing is read here, for `%s` in the same folder has settings too; keep one of them"
                .formatted(other.id().fileName()));
    return new SettingsFile(id, text, lines, Settings.NONE, List.of(overruled), section);
  }

  /**
   * The text of the file with a table added to those that are external, or empty where the file
   * cannot be changed with certainty.
   */
  public Optional<String> withExternal(String table) {
    if (!Toml.read(text).faults().isEmpty()) {
      return Optional.empty();
    }
    List<String> way =
        id.fileName().equals(PYPROJECT)
            ? List.of("tool", "schemadoc", Key.EXTERNAL_TABLES.written())
            : List.of(Key.EXTERNAL_TABLES.written());
    return Optional.of(Toml.adding(text, way, table));
  }

  /** The text of a file that does not exist yet, with a table that is external. */
  public static String newWithExternal(String table) {
    return Toml.adding("", List.of(Key.EXTERNAL_TABLES.written()), table);
  }

  /** Whether an offset lies in the settings of Schemadoc, by the last header before it. */
  private static boolean isOurs(String text, int offset) {
    int header = offset;
    do {
      header = text.lastIndexOf('[', header - 1);
    } while (header > 0 && text.charAt(header - 1) != '\n');
    return header >= 0 && text.startsWith("[tool.schemadoc", header);
  }
}
