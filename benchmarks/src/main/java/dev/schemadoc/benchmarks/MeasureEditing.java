package dev.schemadoc.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/**
 * Measures what an editor waits for: from the start of the process to its first answer, and from a
 * keystroke to the squiggles; `./benchmark editing` runs it.
 */
final class MeasureEditing {

  private static final int STARTS = 15;
  private static final int WARM_UP = 100;
  private static final int EDITS = 300;
  private static final int PATIENCE_IN_SECONDS = 60;

  private MeasureEditing() {}

  /**
   * Measures.
   *
   * @param arguments the root of the project
   */
  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(arguments[0]);
    Path workspace = copyOfSample(root, Files.createTempDirectory("benchmark"));
    List<String> command = List.of(root.resolve("schemadoc").toString(), "lsp");
    // Builds what is stale and makes the start-up cache.
    firstAnswer(command, workspace);

    System.out.printf("%-52s %9s %9s%n", "", "median", "p95");
    double[] starts = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      starts[i] = firstAnswer(command, workspace);
    }
    print("start of the process to the answer to `initialize`", starts);
    for (int lines : new int[] {100, 1_000, 10_000}) {
      print(
          "keystroke to squiggles, %,d lines".formatted(lines),
          squiggles(command, workspace, lines));
    }
  }

  private static void print(String name, double[] milliseconds) {
    Arrays.sort(milliseconds);
    System.out.printf(
        "%-52s %6.1f ms %6.1f ms%n",
        name,
        milliseconds[milliseconds.length / 2],
        milliseconds[(int) (milliseconds.length * 0.95)]);
  }

  private static double firstAnswer(List<String> command, Path workspace) throws Exception {
    long start = System.nanoTime();
    try (Editor editor = Editor.start(command, workspace)) {
      editor.initialize(workspace);
      return (System.nanoTime() - start) / 1e6;
    }
  }

  /** The milliseconds of each keystroke in the middle of a document. */
  private static double[] squiggles(List<String> command, Path workspace, int lines)
      throws Exception {
    List<String> text = document(lines);
    int line = middle(text);
    int character = text.get(line).indexOf("customers") + "cust".length();
    String uri = workspace.resolve(".kiro/specs/benchmark/design.md").toUri().toString();
    double[] milliseconds = new double[EDITS];
    try (Editor editor = Editor.start(command, workspace)) {
      editor.initialize(workspace);
      editor.open(uri, String.join("\n", text));
      editor.awaitProblems(uri, 1);
      for (int i = 0; i < WARM_UP + EDITS; i++) {
        // A letter is taken out of the name of a table, and put back.
        boolean taken = i % 2 == 1;
        Position from = new Position(line, character);
        Range range = new Range(from, taken ? from : new Position(line, character + 1));
        long start = System.nanoTime();
        editor.change(uri, i + 2, range, taken ? "o" : "");
        editor.awaitProblems(uri, i + 2);
        if (i >= WARM_UP) {
          milliseconds[i - WARM_UP] = (System.nanoTime() - start) / 1e6;
        }
      }
    }
    return milliseconds;
  }

  private static int middle(List<String> text) {
    int line = text.size() / 2;
    while (line > 0 && !text.get(line).contains("customers")) {
      line--;
    }
    return line;
  }

  /** A design document: in each section a paragraph and a fence with a table and its index. */
  private static List<String> document(int lines) {
    List<String> text = new ArrayList<>(List.of("# Benchmark", ""));
    for (int section = 1; text.size() < lines; section++) {
      text.addAll(
          """
          ## Visits %1$d

          The technician reports what was done; the office reads it the same day.

          ```sql
          CREATE TABLE visits_%1$d (
              id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
              customer_id UUID NOT NULL REFERENCES customers(id) ON DELETE CASCADE,
              state VARCHAR(20) NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'done')),
              minutes INTEGER NOT NULL CHECK (minutes > 0),
              notes TEXT,
              created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
              CONSTRAINT one_visit_%1$d UNIQUE (customer_id, created_at)
          );

          CREATE INDEX idx_visits_%1$d_customer ON visits_%1$d (customer_id) WHERE state = 'planned';
          ```
          """
              .formatted(section)
              .lines()
              .toList());
    }
    return text;
  }

  private static Path copyOfSample(Path root, Path folder) throws IOException {
    Path sample = root.resolve("test-fixtures/field-service");
    try (Stream<Path> files = Files.walk(sample)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(sample.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return folder;
  }

  /** An editor that knows as little as can be. */
  private static final class Editor implements LanguageClient, AutoCloseable {

    private final Process process;
    private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
    private final LanguageServer server;
    private final Future<Void> listening;

    private Editor(Process process) {
      this.process = process;
      Launcher<LanguageServer> launcher =
          LSPLauncher.createClientLauncher(
              this, process.getInputStream(), process.getOutputStream());
      this.server = launcher.getRemoteProxy();
      this.listening = launcher.startListening();
    }

    static Editor start(List<String> command, Path workspace) throws IOException {
      return new Editor(
          new ProcessBuilder(command)
              .directory(workspace.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    }

    void initialize(Path workspace)
        throws InterruptedException, ExecutionException, TimeoutException {
      InitializeParams parameters = new InitializeParams();
      parameters.setCapabilities(new ClientCapabilities());
      parameters.setWorkspaceFolders(
          List.of(new WorkspaceFolder(workspace.toUri().toString(), "sample")));
      server.initialize(parameters).get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
      server.initialized(new InitializedParams());
    }

    void open(String uri, String text) {
      server
          .getTextDocumentService()
          .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "markdown", 1, text)));
    }

    void change(String uri, int version, Range range, String text) {
      server
          .getTextDocumentService()
          .didChange(
              new DidChangeTextDocumentParams(
                  new VersionedTextDocumentIdentifier(uri, version),
                  List.of(new TextDocumentContentChangeEvent(range, text))));
    }

    /** Waits for what is wrong in a version of a document. */
    void awaitProblems(String uri, int version) throws InterruptedException {
      while (true) {
        PublishDiagnosticsParams problems = published.poll(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
        if (problems == null) {
          throw new IllegalStateException("no problems of version " + version);
        }
        Integer of = problems.getVersion();
        if (problems.getUri().equals(uri) && of != null && of == version) {
          return;
        }
      }
    }

    @Override
    public void close() throws IOException {
      server.shutdown().orTimeout(PATIENCE_IN_SECONDS, TimeUnit.SECONDS).join();
      server.exit();
      process.onExit().orTimeout(PATIENCE_IN_SECONDS, TimeUnit.SECONDS).join();
      listening.cancel(true);
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams problems) {
      published.add(problems);
    }

    @Override
    public void telemetryEvent(Object object) {}

    @Override
    public void showMessage(MessageParams message) {}

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(
        ShowMessageRequestParams parameters) {
      return new CompletableFuture<>();
    }

    @Override
    public void logMessage(MessageParams message) {}

    @Override
    public CompletableFuture<Void> registerCapability(RegistrationParams parameters) {
      return CompletableFuture.completedFuture(null);
    }
  }
}
