package dev.schemadoc.alembic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Python file in a folder of revisions, as far as it can be told without running it. */
public sealed interface RevisionFile {

  String path();

  /**
   * One revision.
   *
   * @param down the revisions that it follows: none for a base, several for a merge
   * @param firstError where the file stops being Python, if it does: Alembic cannot load it then
   */
  record Migration(
      String path,
      Place revision,
      List<Place> down,
      List<Place> branchLabels,
      List<Place> dependsOn,
      Optional<Place> docstring,
      HeaderStyle.Observed style,
      Optional<Integer> firstError)
      implements RevisionFile {

    /** The identifier. */
    public String id() {
      return revision.text();
    }

    /** The identifiers of the revisions that it follows. */
    public List<String> parents() {
      return down.stream().map(Place::text).toList();
    }
  }

  /** A file that may well be a revision, but whose place in the chain cannot be told. */
  record Unreadable(String path, String reason) implements RevisionFile {}

  /** A sound Python file that is no revision; Alembic refuses to work beside it. */
  record Stranger(String path) implements RevisionFile {}

  /** A text and the expression that it stands in, as UTF-16 offsets; an empty one for no place. */
  record Place(String text, int start, int end) {}

  /** Reads one file; never fails. */
  static RevisionFile of(SourceFile file) {
    try {
      return of(file.path(), PythonSource.outline(file.text()));
    } catch (LinkageError noParser) {
      // The parser's native library is not made for this machine, or may not be loaded on it.
      return new Unreadable(file.path(), "the Python parser cannot be loaded: " + noParser);
    }
  }

  /** Reads one file that is parsed already. */
  static RevisionFile of(String path, PythonSource source) {
    return new Reader(path, source).read();
  }

  /** Reads the top level of a module. */
  final class Reader {
    /**
     * Before Alembic 0.2 the name of the file was the identifier, and it still is where it says
     * none.
     */
    private static final Pattern LEGACY_NAME = Pattern.compile("([a-f0-9]+)\\.py");

    private static final Pattern ASSIGNMENT =
        Pattern.compile("\\brevision\\b\\s*(?::[^=\\n]*)?=(?!=)");

    private final String path;
    private final PythonSource source;
    private final Map<String, PythonLiteral> values = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final List<String> imports = new ArrayList<>();

    /** The identifiers that the file gives several values, as half-merged files do. */
    private final List<String> contested = new ArrayList<>();

    private Reader(String path, PythonSource source) {
      this.path = path;
      this.source = source;
    }

    private RevisionFile read() {
      source.root().parts().forEach(this::statement);
      Optional<Place> revision = revision();
      if (revision.isEmpty()) {
        boolean speaks = ASSIGNMENT.matcher(source.text()).find();
        return speaks
            ? unreadable("its `revision` is not a plain text")
            : source.firstError().isPresent()
                ? unreadable("it shows no `revision`")
                : new Stranger(path);
      }
      if (!values.containsKey("down_revision")) {
        return unreadable("it has no `down_revision`");
      }
      Optional<List<Place>> down = places("down_revision");
      if (down.isEmpty()) {
        return unreadable("its `down_revision` is not a plain text");
      }
      if (source.firstError().isPresent() && !contested.isEmpty()) {
        return unreadable("it has several values for `%s`".formatted(contested.getFirst()));
      }
      return new Migration(
          path,
          revision.get(),
          down.get(),
          places("branch_labels").orElse(List.of()),
          places("depends_on").orElse(List.of()),
          docstring(),
          style(),
          source.firstError());
    }

    private void statement(PythonNode statement) {
      switch (statement.kind()) {
        case "import_statement", "import_from_statement" -> imports.add(source.text(statement));
        case "expression_statement" -> statement.parts().forEach(this::statement);
        case "assignment" -> assignment(statement);
        // Where the file is broken, sound statements lie inside the error.
        case "ERROR" -> statement.parts().filter(this::beginsALine).forEach(this::statement);
        default -> {}
      }
    }

    private boolean beginsALine(PythonNode node) {
      return node.start() == 0 || source.text().charAt(node.start() - 1) == '\n';
    }

    private void assignment(PythonNode assignment) {
      Optional<PythonNode> left = assignment.part("left").filter(part -> part.is("identifier"));
      Optional<PythonNode> right = assignment.part("right");
      // In `a = b = "x"` the right side is an assignment too.
      right.filter(inner -> inner.is("assignment")).ifPresent(this::assignment);
      if (left.isEmpty()) {
        return;
      }
      String name = source.text(left.get());
      assignment.part("type").ifPresent(type -> types.put(name, source.text(type)));
      right.ifPresent(expression -> bind(name, value(expression)));
    }

    private void bind(String name, PythonLiteral value) {
      Optional<PythonLiteral> before = Optional.ofNullable(values.put(name, value));
      boolean differs =
          before.isPresent()
              && !PythonLiteral.texts(before.get())
                  .map(RevisionFile.Reader::plain)
                  .equals(PythonLiteral.texts(value).map(RevisionFile.Reader::plain));
      if (differs && (name.equals("revision") || name.equals("down_revision"))) {
        contested.add(name);
      }
    }

    private PythonLiteral value(PythonNode expression) {
      PythonNode innermost = expression;
      while (innermost.is("assignment") && innermost.part("right").isPresent()) {
        innermost = innermost.part("right").orElseThrow();
      }
      return innermost.children().stream().anyMatch(PythonNode::isBroken)
          ? new PythonLiteral.Unknown(innermost)
          : PythonLiteral.of(innermost, source, values);
    }

    private static List<String> plain(List<PythonLiteral.Text> texts) {
      return texts.stream().map(PythonLiteral.Text::value).toList();
    }

    private Optional<Place> revision() {
      if (values.get("revision") instanceof PythonLiteral.Text text) {
        return Optional.of(place(text));
      }
      Matcher legacy = LEGACY_NAME.matcher(Paths.name(path));
      boolean speaks = values.containsKey("down_revision") && !values.containsKey("revision");
      return speaks && legacy.matches()
          ? Optional.of(new Place(legacy.group(1), 0, 0))
          : Optional.empty();
    }

    private Optional<List<Place>> places(String name) {
      return Optional.ofNullable(values.get(name))
          .flatMap(PythonLiteral::texts)
          .map(texts -> texts.stream().map(Reader::place).toList());
    }

    private static Place place(PythonLiteral.Text text) {
      return new Place(text.value(), text.node().start(), text.node().end());
    }

    private Optional<Place> docstring() {
      return source
          .root()
          .parts()
          .findFirst()
          .filter(first -> first.is("expression_statement"))
          .flatMap(first -> first.parts().findFirst())
          .filter(first -> first.is("string") || first.is("concatenated_string"))
          .map(first -> PythonLiteral.of(first, source, Map.of()))
          .filter(PythonLiteral.Text.class::isInstance)
          .map(literal -> place((PythonLiteral.Text) literal));
    }

    private HeaderStyle.Observed style() {
      String down = types.getOrDefault("down_revision", "");
      HeaderStyle.Typing typing =
          down.contains("|")
              ? HeaderStyle.Typing.PIPE
              : types.isEmpty() ? HeaderStyle.Typing.NONE : HeaderStyle.Typing.UNION;
      boolean fromTyping =
          imports.stream()
              .anyMatch(line -> line.startsWith("from typing") && line.contains("Sequence"));
      return new HeaderStyle.Observed(
          typing,
          down.contains("Sequence"),
          fromTyping ? HeaderStyle.SequenceOrigin.TYPING : HeaderStyle.SequenceOrigin.COLLECTIONS,
          importOrder());
    }

    private Optional<HeaderStyle.ImportOrder> importOrder() {
      int alembic = source.text().indexOf("\nfrom alembic import ");
      int sqlalchemy = source.text().indexOf("\nimport sqlalchemy as sa");
      if (alembic < 0 || sqlalchemy < 0) {
        return Optional.empty();
      }
      if (alembic < sqlalchemy) {
        return Optional.of(HeaderStyle.ImportOrder.TEMPLATE);
      }
      boolean apart =
          source.text().substring(sqlalchemy + 1, alembic + 1).lines().anyMatch(String::isBlank);
      return Optional.of(apart ? HeaderStyle.ImportOrder.APART : HeaderStyle.ImportOrder.SORTED);
    }

    private Unreadable unreadable(String reason) {
      String where =
          source
              .firstError()
              .map(at -> " (syntax error in line %d)".formatted(source.line(at)))
              .orElse("");
      return new Unreadable(path, reason + where);
    }
  }
}
