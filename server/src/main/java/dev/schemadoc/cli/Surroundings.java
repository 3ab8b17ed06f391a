package dev.schemadoc.cli;

import dev.schemadoc.disk.Scan;
import dev.schemadoc.text.DocumentId;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;

/**
 * What a run of the program meets outside of it.
 *
 * @param folder where it was started
 * @param variables the environment
 * @param terminal whether a person reads along
 * @param in the bytes of standard input
 * @param bytes standard output for what is not text
 * @param out standard output for what is asked for
 * @param err standard error for all else
 */
record Surroundings(
    Path folder,
    Map<String, String> variables,
    boolean terminal,
    Clock clock,
    InputStream in,
    OutputStream bytes,
    PrintWriter out,
    PrintWriter err) {

  static Surroundings of(
      Path folder,
      Map<String, String> variables,
      boolean terminal,
      Clock clock,
      InputStream in,
      OutputStream out,
      OutputStream err,
      Charset charset) {
    return new Surroundings(
        folder, variables, terminal, clock, in, out, writer(out, charset), writer(err, charset));
  }

  static Surroundings ofProcess() {
    boolean terminal = isTerminal();
    return of(
        Path.of("").toAbsolutePath(),
        System.getenv(),
        terminal,
        Clock.system(ZoneId.systemDefault()),
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        charset(terminal));
  }

  /** The file or folder that an argument names. */
  Path path(String argument) {
    try {
      return folder.resolve(argument).normalize();
    } catch (InvalidPathException invalid) {
      throw new Failure(
          "`%s` is no path here: %s".formatted(argument, Failure.reason(invalid)), invalid);
    }
  }

  /** A path as people find it again: counted from the folder where it lies below that. */
  String shown(DocumentId id) {
    String below = Scan.root(folder) + "/";
    String path = id.value();
    return Printable.line(path.startsWith(below) ? path.substring(below.length()) : path);
  }

  /** Says something that is not the answer. */
  void note(String message) {
    err.println("note: " + Printable.line(message));
  }

  private static PrintWriter writer(OutputStream stream, Charset charset) {
    return new PrintWriter(new BufferedWriter(new OutputStreamWriter(stream, charset)));
  }

  /** UTF-8, whatever the locale, but for the terminals of Windows, which say what they can show. */
  private static Charset charset(boolean terminal) {
    String said = System.getProperty("stdout.encoding", "");
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    return windows && terminal && Charset.isSupported(said)
        ? Charset.forName(said)
        : StandardCharsets.UTF_8;
  }

  @SuppressWarnings("SystemConsoleNull") // that is what the rest is for
  private static boolean isTerminal() {
    var console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // From JDK 22 on there may be a console without a terminal, and a method that tells.
      return (boolean) console.getClass().getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException | RuntimeException unknown) {
      return Runtime.version().feature() < 22;
    }
  }
}
