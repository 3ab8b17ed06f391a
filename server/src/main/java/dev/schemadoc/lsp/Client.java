package dev.schemadoc.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ConfigurationItem;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.Unregistration;
import org.eclipse.lsp4j.UnregistrationParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What can be said to the client and asked of it. */
final class Client {

  private static final String WATCHED_FILES = "workspace/didChangeWatchedFiles";

  /** The question that has an answer. */
  static final String ASKED_SETTINGS = "workspace/configuration";

  private static final String CONFIGURATION = "workspace/didChangeConfiguration";

  private final Endpoint remote;

  Client(Endpoint remote) {
    this.remote = remote;
  }

  /** Shows a message to the user. */
  void show(MessageType type, String message) {
    remote.notify("window/showMessage", new MessageParams(type, message));
  }

  /** Writes a message where the client keeps those that nobody needs to see. */
  void log(MessageType type, String message) {
    remote.notify("window/logMessage", new MessageParams(type, message));
  }

  /** Logs a fault of this program. */
  void log(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    log(MessageType.Error, trace.toString());
  }

  void publish(PublishDiagnosticsParams diagnostics) {
    remote.notify("textDocument/publishDiagnostics", diagnostics);
  }

  /** Asks to be told of files that change. */
  void watch(List<FileSystemWatcher> files) {
    Registration registration =
        new Registration(
            WATCHED_FILES, WATCHED_FILES, new DidChangeWatchedFilesRegistrationOptions(files));
    ask("client/registerCapability", new RegistrationParams(List.of(registration)));
  }

  /** Asks to be told of changes of a section of the settings. */
  void listen(String section) {
    JsonObject options = new JsonObject();
    options.addProperty("section", section);
    ask(
        "client/registerCapability",
        new RegistrationParams(List.of(new Registration(CONFIGURATION, CONFIGURATION, options))));
  }

  /**
   * Asks for a section of the settings, once for each folder; the answer has as many elements, or
   * none where the client does not know.
   */
  CompletableFuture<List<JsonElement>> configuration(List<String> folders, String section) {
    List<ConfigurationItem> items = new ArrayList<>();
    for (String folder : folders) {
      ConfigurationItem item = new ConfigurationItem();
      item.setScopeUri(folder);
      item.setSection(section);
      items.add(item);
    }
    return remote
        .request(ASKED_SETTINGS, new ConfigurationParams(items))
        .handle(
            (answer, refused) ->
                answer instanceof JsonArray array && array.size() == folders.size()
                    ? array.asList()
                    : List.of());
  }

  void unwatch() {
    ask(
        "client/unregisterCapability",
        new UnregistrationParams(List.of(new Unregistration(WATCHED_FILES, WATCHED_FILES))));
  }

  /** Shows that long work has begun; the client is told of its end by the token. */
  void begin(String token, String title) {
    begin(token, title, Optional.empty());
  }

  /**
   * Shows that long work has begun.
   *
   * @param percent how much of it is done, where it is going to be told how far it is
   */
  void begin(String token, String title, Optional<Integer> percent) {
    ask("window/workDoneProgress/create", new WorkDoneProgressCreateParams(Either.forLeft(token)));
    WorkDoneProgressBegin begin = new WorkDoneProgressBegin();
    begin.setTitle(title);
    begin.setCancellable(false);
    percent.ifPresent(begin::setPercentage);
    progress(token, begin);
  }

  /**
   * Shows how far long work is.
   *
   * @param percent how much is done; never less than before
   */
  void report(String token, int percent, String message) {
    WorkDoneProgressReport report = new WorkDoneProgressReport();
    report.setPercentage(percent);
    report.setMessage(message);
    progress(token, report);
  }

  void end(String token) {
    progress(token, new WorkDoneProgressEnd());
  }

  private void progress(String token, WorkDoneProgressNotification value) {
    remote.notify("$/progress", new ProgressParams(Either.forLeft(token), Either.forLeft(value)));
  }

  /** What the client answers changes nothing: it does what it can. */
  private void ask(String method, Object parameters) {
    remote.request(method, parameters).exceptionally(refused -> null);
  }
}
