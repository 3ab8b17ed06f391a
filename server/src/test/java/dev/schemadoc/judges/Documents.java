package dev.schemadoc.judges;

import dev.schemadoc.design.Design;
import dev.schemadoc.design.Fence;
import dev.schemadoc.text.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The SQL of design documents and of files with nothing but SQL, a script for each fence. */
record Documents(List<Source> sources) {

  Documents {
    sources = List.copyOf(sources);
  }

  /**
   * One script.
   *
   * @param name the file, and the line of the fence
   * @param text the masked text of the file
   * @param reading how it is read beside the other fences of its document
   */
  record Source(String name, String text, Reading reading) {

    String sql() {
      return reading.script().region().in(text);
    }
  }

  /** Every `design.md` under some folders, and the files `*.sql` directly in them. */
  static Documents of(List<Path> folders) throws IOException {
    List<Source> sources = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          String name = file.getFileName().toString();
          if (name.equalsIgnoreCase("design.md")) {
            sources.addAll(fences(folder.relativize(file).toString(), Files.readString(file)));
          } else if (name.endsWith(".sql") && folder.equals(file.getParent())) {
            String text = Files.readString(file);
            sources.add(new Source(name, text, Reading.of(text)));
          }
        }
      }
    }
    return new Documents(sources);
  }

  private static List<Source> fences(String name, String text) {
    List<Source> sources = new ArrayList<>();
    Design design = Design.read(text);
    List<Span> regions = design.sqlFences().stream().map(Fence::content).toList();
    for (Reading reading : Reading.all(design.sql(), regions)) {
      int start = reading.script().region().start();
      long line = text.substring(0, start).lines().count() + 1;
      sources.add(new Source(name + ":" + line, design.sql(), reading));
    }
    return sources;
  }

  /** The distinct statements of PostgreSQL's fences, as the reader cuts them. */
  List<String> statements() {
    Set<String> statements = new LinkedHashSet<>();
    for (Source source : sources) {
      if (source.reading().isPostgresql()) {
        source.reading().spans().forEach(span -> statements.add(span.in(source.text())));
      }
    }
    return List.copyOf(statements);
  }
}
