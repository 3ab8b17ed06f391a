package dev.schemadoc.alembic;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The text of a revision file: what is alike in all of them comes from a template. */
public final class Frame {
  private static final String TEMPLATE = "dev/schemadoc/alembic/revision.py.peb";
  private static final Pattern NAME = Pattern.compile("(?<![\\w.\"'])(op|sa|postgresql)\\.");
  private static final Pattern SPACE = Pattern.compile("[\\p{Cntrl}\\p{Z}]+");

  private Frame() {}

  /** The whole file. */
  public static String render(NewRevision revision) {
    String upgrade = PythonPrinter.print(revision.upgrade().statements(), 4);
    String downgrade = PythonPrinter.print(revision.downgrade().statements(), 4);
    Set<String> names = new TreeSet<>();
    revision.upgrade().statements().forEach(statement -> names(statement, names));
    revision.downgrade().statements().forEach(statement -> names(statement, names));
    revision.definitions().forEach(source -> names(source, names));
    StringWriter text = new StringWriter();
    try {
      Engine.TEMPLATE.evaluate(
          text,
          Map.of(
              "docstring", docstring(revision),
              "imports", imports(revision.style(), names),
              "identifiers", identifiers(revision),
              "definitions", revision.definitions().stream().map(String::strip).toList(),
              "upgradeSummary", sentence(revision.upgrade().summary()),
              "upgrade", upgrade,
              "downgradeSummary", sentence(revision.downgrade().summary()),
              "downgrade", downgrade),
          Locale.ROOT);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a template of our own, written to memory", impossible);
    }
    return text.toString();
  }

  private static List<String> docstring(NewRevision revision) {
    List<String> lines = new ArrayList<>();
    lines.add(sentence(revision.title()));
    lines.add("");
    lines.add(line("Revision ID: " + revision.revision()));
    lines.add(line("Revises: " + String.join(", ", revision.parents())));
    lines.add(line("Create Date: " + revision.createDate()));
    if (!revision.remarks().isEmpty()) {
      lines.add("");
      revision.remarks().forEach(remark -> lines.add(line(remark)));
    }
    return lines;
  }

  /** A text on one line, as it stands in a docstring. */
  private static String line(String text) {
    return PythonText.block(SPACE.matcher(text).replaceAll(" ").strip());
  }

  /** A line that ends in a full stop; formatters set a quote or backslash at an end apart. */
  private static String sentence(String text) {
    String plain = SPACE.matcher(text).replaceAll(" ").strip();
    String ended = plain.matches(".*[.!?]") ? plain : plain + ".";
    String escaped = PythonText.block(ended);
    return escaped.startsWith("\"") ? " " + escaped : escaped;
  }

  private static List<List<String>> imports(HeaderStyle style, Set<String> names) {
    List<String> standard =
        switch (style.typing()) {
          case NONE -> List.of();
          case PIPE -> List.of(sequence(style));
          case UNION ->
              style.sequence() == HeaderStyle.SequenceOrigin.TYPING
                  ? List.of("from typing import Sequence, Union")
                  : List.of(sequence(style), "from typing import Union");
        };
    List<String> alembic = only(names.contains("op"), "from alembic import op");
    List<String> core = only(names.contains("sa"), "import sqlalchemy as sa");
    List<String> dialect =
        only(names.contains("postgresql"), "from sqlalchemy.dialects import postgresql");
    List<List<String>> blocks =
        switch (style.imports()) {
          case SORTED -> List.of(standard, joined(List.of(core, alembic, dialect)));
          case TEMPLATE -> List.of(standard, joined(List.of(alembic, core, dialect)));
          case APART -> List.of(standard, joined(List.of(core, dialect)), alembic);
        };
    return blocks.stream().filter(block -> !block.isEmpty()).toList();
  }

  private static String sequence(HeaderStyle style) {
    return switch (style.sequence()) {
      case TYPING -> "from typing import Sequence";
      case COLLECTIONS -> "from collections.abc import Sequence";
    };
  }

  private static List<String> only(boolean used, String line) {
    return used ? List.of(line) : List.of();
  }

  private static List<String> joined(List<List<String>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }

  private static List<String> identifiers(NewRevision revision) {
    HeaderStyle style = revision.style();
    boolean several = revision.parents().size() > 1;
    Python parents =
        switch (revision.parents().size()) {
          case 0 -> Python.none();
          case 1 -> Python.text(revision.parents().getFirst());
          default -> Python.tuple(revision.parents().stream().map(Python::text).toList());
        };
    String wide = optional(style.typing(), true);
    String down = optional(style.typing(), style.wide() || several);
    String plain = style.typing() == HeaderStyle.Typing.NONE ? "" : ": str";
    return List.of(
        PythonPrinter.assignment("revision" + plain, Python.text(revision.revision())),
        PythonPrinter.assignment("down_revision" + down, parents),
        PythonPrinter.assignment("branch_labels" + wide, Python.none()),
        PythonPrinter.assignment("depends_on" + wide, Python.none()));
  }

  private static String optional(HeaderStyle.Typing typing, boolean several) {
    return switch (typing) {
      case NONE -> "";
      case UNION -> several ? ": Union[str, Sequence[str], None]" : ": Union[str, None]";
      case PIPE -> several ? ": str | Sequence[str] | None" : ": str | None";
    };
  }

  /** The modules that a statement uses, for what is imported and not used is a fault. */
  private static void names(PythonStatement statement, Set<String> names) {
    switch (statement) {
      case PythonStatement.Do(Python.Call call) -> names(call, names);
      case PythonStatement.Assign(String name, Python.Call call) -> names(call, names);
      case PythonStatement.Raise(Python.Call call) -> names(call, names);
      case PythonStatement.With(Python.Call context, List<PythonStatement> body) -> {
        names(context, names);
        body.forEach(inner -> names(inner, names));
      }
      case PythonStatement.Remark remark -> {}
      case PythonStatement.Gap gap -> {}
    }
  }

  private static void names(Python expression, Set<String> names) {
    switch (expression) {
      case Python.Call(String function, List<Python.Argument> arguments) -> {
        names(function, names);
        for (Python.Argument argument : arguments) {
          switch (argument) {
            case Python.Value(Python value) -> names(value, names);
            case Python.Keyword(String name, Python value) -> names(value, names);
            case Python.Remark remark -> {}
          }
        }
      }
      case Python.Sequence(List<Python> items) -> items.forEach(item -> names(item, names));
      case Python.Tuple(List<Python> items) -> items.forEach(item -> names(item, names));
      case Python.Dictionary(List<Python.Entry> entries) ->
          entries.forEach(
              entry -> {
                names(entry.key(), names);
                names(entry.value(), names);
              });
      case Python.Raw(String source) -> names(source, names);
      case Python.Text text -> {}
      case Python.Block block -> {}
    }
  }

  private static void names(String source, Set<String> names) {
    NAME.matcher(source).results().forEach(use -> names.add(use.group(1)));
  }

  /** The template, read when the first file is made. */
  private static final class Engine {
    static final PebbleTemplate TEMPLATE =
        new PebbleEngine.Builder()
            .loader(new ClasspathLoader(Frame.class.getClassLoader()))
            // What stands in the file is Python, and is escaped as Python before it comes here.
            .autoEscaping(false)
            .strictVariables(true)
            .newLineTrimming(false)
            .defaultLocale(Locale.ROOT)
            .build()
            .getTemplate(Frame.TEMPLATE);
  }
}
