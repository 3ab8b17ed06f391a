package dev.schemadoc.workspace;

import dev.schemadoc.design.Fence;
import dev.schemadoc.rules.Rules;
import dev.schemadoc.settings.SettingsFile;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Edit;
import dev.schemadoc.text.Fix;
import dev.schemadoc.text.Lines;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Source;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the ways to dismiss a problem: a mark in the document, or a line in the settings. */
final class Remedies {

  private final Workspace workspace;
  private final Document document;
  private final Problem problem;
  private final String text;
  private final Lines lines;

  private Remedies(Workspace workspace, Document document, Problem problem) {
    this.workspace = workspace;
    this.document = document;
    this.problem = problem;
    this.text = document.text();
    this.lines = document.lines();
  }

  static List<Remedy> of(Workspace workspace, Document document, Problem problem) {
    return new Remedies(workspace, document, problem).find();
  }

  private List<Remedy> find() {
    List<Remedy> remedies = new ArrayList<>();
    problem.external().flatMap(this::external).ifPresent(remedies::add);
    if (!isOfMarks()) {
      here().ifPresent(remedies::add);
      everywhere().ifPresent(remedies::add);
    }
    return remedies;
  }

  private boolean isOfMarks() {
    return problem.code().equals(Rules.UNUSED_SUPPRESSION.code())
        || problem.code().equals(Rules.UNCLEAR_SUPPRESSION.code());
  }

  // Marks

  private Optional<Remedy> here() {
    String title = "Ignore `%s` here".formatted(problem.code());
    for (Fence fence : document.design().sqlFences()) {
      if (fence.opening().touches(problem.span().start())) {
        int at = fence.opening().start();
        String mark = "<!-- schemadoc: %s %s -->".formatted(Marks.IGNORE, problem.code());
        String before = text.substring(lines.line(lines.lineAt(at)).start(), at);
        return checked(title, at, mark + lineEnd(at) + before.replaceAll("[^\\s>]", " "));
      }
      if (fence.content().touches(problem.span().start())) {
        return line(title, Marks.IGNORE, lines.lineAt(unit().start()));
      }
    }
    return Optional.empty();
  }

  private Optional<Remedy> everywhere() {
    String title = "Ignore `%s` in this document".formatted(problem.code());
    return document.design().sqlFences().stream()
        .filter(fence -> !fence.content().isEmpty())
        .filter(fence -> fence.opening().to(fence.content()).touches(problem.span().start()))
        .findFirst()
        .flatMap(fence -> line(title, Marks.IGNORE_FILE, lines.lineAt(fence.content().start())));
  }

  /** The innermost statement or item that the problem is in, else where it begins. */
  private Span unit() {
    int start = problem.span().start();
    return document.facts().fences().stream()
        .flatMap(fence -> fence.script().statements().stream())
        .flatMap((Statement statement) -> Units.of(statement).stream())
        .filter(unit -> unit.touches(start))
        .min(Comparator.comparingInt(Span::length))
        .orElse(Span.at(start));
  }

  /** A mark on a line of its own, with the indentation of the line that it goes before. */
  private Optional<Remedy> line(String title, String verb, int number) {
    Span line = lines.line(number);
    String sql = document.design().sql();
    int code = line.start();
    while (code < line.end() && Character.isWhitespace(sql.charAt(code))) {
      code++;
    }
    String indent = text.substring(line.start(), code);
    String mark = indent + "-- schemadoc: %s %s".formatted(verb, problem.code());
    return checked(title, line.start(), mark + lineEnd(line.start()));
  }

  private String lineEnd(int offset) {
    int end = lines.line(lines.lineAt(offset)).end();
    return text.startsWith("\r\n", end) ? "\r\n" : text.startsWith("\r", end) ? "\r" : "\n";
  }

  /** The mark, if it does what it is for: inside of a long string, say, it would not be read. */
  private Optional<Remedy> checked(String title, int at, String mark) {
    String marked = text.substring(0, at) + mark + text.substring(at);
    Document after = new Document(document.id(), marked, document.dialect());
    int moved = problem.span().start() + (problem.span().start() >= at ? mark.length() : 0);
    Problem then = Problem.of(problem.code(), problem.severity(), Span.at(moved), "");
    boolean dismissed =
        after.marks().suppressions().stream()
            .filter(suppression -> suppression.covers(then))
            .flatMap(suppression -> suppression.codes().stream())
            .anyMatch(code -> code.value().equals(problem.code()));
    Edit edit = new Edit(new Place(document.id(), Span.at(at)), mark);
    return dismissed
        ? Optional.of(new Remedy.Edits(new Fix(title, List.of(edit))))
        : Optional.empty();
  }

  // Settings

  private Optional<Remedy> external(String name) {
    Optional<SettingsFile> file = workspace.settingsFor(document.id());
    String title =
        "Mark `%s` as external in %s"
            .formatted(
                name,
                file.map(SettingsFile::id).map(id -> id.fileName()).orElse(SettingsFile.NAME));
    if (file.isPresent()) {
      return file.get()
          .withExternal(name)
          .map(changed -> new Remedy.Edits(new Fix(title, List.of(change(file.get(), changed)))));
    }
    return workspace
        .root(document.id())
        .map(root -> root.absolute(SettingsFile.NAME))
        .map(path -> new Remedy.Creates(title, path, SettingsFile.newWithExternal(name)));
  }

  /** The part of a text that differs. */
  private static Edit change(Source source, String changed) {
    String before = source.text();
    int start = 0;
    int shorter = Math.min(before.length(), changed.length());
    while (start < shorter && before.charAt(start) == changed.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && before.charAt(before.length() - 1 - end) == changed.charAt(changed.length() - 1 - end)) {
      end++;
    }
    return new Edit(
        new Place(source.id(), new Span(start, before.length() - end)),
        changed.substring(start, changed.length() - end));
  }
}
