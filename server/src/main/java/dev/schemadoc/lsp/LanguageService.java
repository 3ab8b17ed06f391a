package dev.schemadoc.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.schemadoc.beside.Sources;
import dev.schemadoc.settings.SettingsTable;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Problem;
import dev.schemadoc.workspace.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RelativePattern;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/** Serves one client from {@code initialize} to {@code shutdown}. */
final class LanguageService {

  /** What the client is asked to watch: what may be read, and what may say what is read. */
  private static final List<String> WATCHED =
      List.of(
          "**/*.md",
          "**/schemadoc.toml",
          "**/alembic.ini",
          "**/pyproject.toml",
          "**/*.py",
          "**/script.py.mako",
          "**/*.{%s}".formatted(otherSources()));

  /** How long the actions for a place wait for the disk; longer, and the menu would not open. */
  private static final long PATIENCE_IN_SECONDS = 2;

  /** How long the settings of the client are waited for before anything is read. */
  private static final long PATIENCE_WITH_SETTINGS_IN_SECONDS = 2;

  private final Client client;
  private final ClientFeatures features;
  private final Session session;
  private final Disk disk;
  private final Publisher publisher;
  private final CodeActions actions;
  private final Hovers hovers;
  private final AtomicBoolean started = new AtomicBoolean();
  private final ExecutorService workers =
      Executors.newCachedThreadPool(
          task -> {
            Thread made = new Thread(task, "request");
            made.setDaemon(true);
            return made;
          });

  LanguageService(Client client, ClientFeatures features) {
    this.client = client;
    this.features = features;
    Workspace workspace =
        Workspace.EMPTY.reportingTo(
            (code, failure) ->
                client.log(new IllegalStateException("rule `%s` failed".formatted(code), failure)));
    this.session = new Session(workspace, features.encoding());
    this.disk = new Disk(session, client, features);
    this.publisher = new Publisher(session, client, features);
    this.actions = new CodeActions(client, features);
    this.hovers = new Hovers(features);
    features.folders().forEach(this::addFolder);
  }

  /**
   * What the server can do, and how it agreed to count.
   *
   * <p>In JSON, for the types of it in LSP4J lead to those of everything that any server can do,
   * and to look into all of them takes as long as the rest of the answer.
   */
  JsonObject introduction(Optional<String> version) {
    JsonObject introduction =
        JsonParser.parseString(
                """
                {
                  "capabilities": {
                    "textDocumentSync": {
                      "openClose": true,
                      "change": 2,
                      "save": {"includeText": false}
                    },
                    "hoverProvider": true,
                    "codeActionProvider": {
                      "codeActionKinds": ["%s"],
                      "resolveProvider": true
                    },
                    "workspace": {
                      "workspaceFolders": {"supported": true, "changeNotifications": true}
                    }
                  },
                  "serverInfo": {"name": "schemadoc"}
                }
                """
                    .formatted(String.join("\", \"", CodeActions.KINDS)))
            .getAsJsonObject();
    if (features.negotiated()) {
      introduction
          .getAsJsonObject("capabilities")
          .addProperty("positionEncoding", features.encodingKind());
    }
    version.ifPresent(it -> introduction.getAsJsonObject("serverInfo").addProperty("version", it));
    return introduction;
  }

  void register(Dispatcher dispatcher) {
    dispatcher.asks(Client.ASKED_SETTINGS, JsonElement.class);
    dispatcher.onNotification("initialized", Object.class, ignored -> initialized());
    dispatcher.onNotification(
        "textDocument/didOpen", DidOpenTextDocumentParams.class, this::opened);
    dispatcher.onNotification(
        "textDocument/didChange", DidChangeTextDocumentParams.class, this::changed);
    dispatcher.onNotification(
        "textDocument/didClose", DidCloseTextDocumentParams.class, this::closed);
    dispatcher.onNotification(
        "workspace/didChangeConfiguration", JsonObject.class, this::configurationChanged);
    dispatcher.onNotification("textDocument/didSave", Object.class, ignored -> saved());
    dispatcher.onNotification(
        "workspace/didChangeWatchedFiles", DidChangeWatchedFilesParams.class, this::filesChanged);
    dispatcher.onNotification(
        "workspace/didChangeWorkspaceFolders",
        DidChangeWorkspaceFoldersParams.class,
        this::foldersChanged);
    dispatcher.onRequest("textDocument/codeAction", CodeActionParams.class, this::codeAction);
    dispatcher.onRequest("textDocument/hover", HoverParams.class, this::hover);
    dispatcher.onRequest("codeAction/resolve", CodeAction.class, this::resolve);
  }

  /** Says nothing more by itself. */
  void fallSilent() {
    session.end();
  }

  void stop() {
    session.end();
    disk.stop();
    workers.shutdown();
  }

  // Notifications: each changes the session before the next message is read

  private void initialized() {
    start();
    watch();
    if (features.configuration() && features.configurationChanges()) {
      client.listen(ClientSettings.SECTION);
    }
  }

  /** Begins to read and to publish; some clients never say that they are initialized. */
  private void start() {
    if (started.compareAndSet(false, true)) {
      publisher.start();
      configureAndRead();
    }
  }

  /** Reads the folders that were not read yet, as soon as the client has said what it sets. */
  private void configureAndRead() {
    var unused = configure().thenRun(disk::readNew);
  }

  /** Asks the client for its settings, if it can be asked. */
  private CompletableFuture<?> configure() {
    List<String> paths = List.copyOf(session.now().folders().keySet());
    List<String> uris = List.copyOf(session.now().folders().values());
    if (!features.configuration() || paths.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return client
        .configuration(uris, ClientSettings.SECTION)
        .completeOnTimeout(List.of(), PATIENCE_WITH_SETTINGS_IN_SECONDS, TimeUnit.SECONDS)
        .thenAccept(
            answers -> {
              for (int i = 0; i < answers.size(); i++) {
                set(paths.get(i), answers.get(i));
              }
            });
  }

  /** Takes over what the client sets for a folder. */
  private void set(String folder, JsonElement sent) {
    SettingsTable read = ClientSettings.read(sent, folder);
    session.update(now -> now.withDefaults(folder, read.settings()));
    for (Problem problem : read.problems()) {
      client.log(MessageType.Warning, "the settings of the editor: " + problem.message());
    }
  }

  /** Some clients send what they set, and some only that they can be asked again. */
  private void configurationChanged(JsonObject changed) {
    Set<String> folders = session.now().folders().keySet();
    if (changed.get("settings") instanceof JsonObject all
        && all.get(ClientSettings.SECTION) instanceof JsonObject own) {
      folders.forEach(folder -> set(folder, own));
    }
    var unused = configure().thenRun(() -> folders.forEach(disk::readAgain));
  }

  private void opened(DidOpenTextDocumentParams opened) {
    var document = opened.getTextDocument();
    DocumentId id = Uris.document(document.getUri());
    Snapshot now = session.now();
    if (now.isDesign(id) && now.folder(id).isEmpty()) {
      addFolderOf(id);
    }
    session.opened(document.getUri(), document.getVersion(), document.getText());
    start();
  }

  private void changed(DidChangeTextDocumentParams changed) {
    var document = changed.getTextDocument();
    session.changed(
        document.getUri(), Optional.ofNullable(document.getVersion()), changed.getContentChanges());
    start();
  }

  private void closed(DidCloseTextDocumentParams closed) {
    DocumentId id = Uris.document(closed.getTextDocument().getUri());
    Snapshot before = session.now();
    if (before.isOpen(id)) {
      session.update(now -> now.closed(id));
      if (before.isSettings(id)) {
        before.folders().keySet().forEach(disk::readAgain);
      } else {
        disk.read(id);
      }
    }
  }

  /** What was saved may be a revision or a model, and few clients on Linux watch files. */
  private void saved() {
    disk.lookAtSources();
    var unused = disk.refresh();
  }

  /**
   * A file that comes or goes may make a folder matter that did not; what changes in files that
   * were read shows on them.
   */
  private void filesChanged(DidChangeWatchedFilesParams changed) {
    Snapshot now = session.now();
    Set<String> folders = new LinkedHashSet<>();
    for (FileEvent event : changed.getChanges()) {
      DocumentId id = Uris.document(event.getUri());
      boolean matters = now.isDesign(id) || now.isProjectFile(id);
      if (matters && event.getType() != FileChangeType.Changed) {
        now.folder(id).ifPresent(folders::add);
      }
      if (now.sourceFile(id).isPresent()) {
        disk.lookAt(id);
      } else if (event.getType() == FileChangeType.Deleted) {
        // It may have been a folder with all that was in it.
        disk.lookAtSources();
      }
    }
    folders.forEach(disk::readAgain);
    var unused = disk.refresh();
  }

  private void foldersChanged(DidChangeWorkspaceFoldersParams changed) {
    for (WorkspaceFolder folder : changed.getEvent().getRemoved()) {
      String path = Uris.document(folder.getUri()).value();
      session.update(now -> now.withoutFolder(path));
    }
    for (WorkspaceFolder folder : changed.getEvent().getAdded()) {
      addFolder(folder.getUri());
    }
    configureAndRead();
    if (features.watchesFiles() && features.relativePatterns()) {
      client.unwatch();
      watch();
    }
  }

  /** Only what lies on a disk can be read. */
  private void addFolder(String uri) {
    DocumentId id = Uris.document(uri);
    if (Uris.isFile(id)) {
      String path = id.value().replaceFirst("/$", "");
      session.update(now -> now.withFolder(path, uri));
      features.settings().ifPresent(sent -> set(path, sent));
    }
  }

  /**
   * Opens the folder of a document that is in none, as single files are opened and some clients
   * never name a folder. The home folder is not meant by it.
   */
  private void addFolderOf(DocumentId document) {
    String home = Uris.document(System.getProperty("user.home", "")).value();
    Snapshot.project(document)
        .filter(path -> !path.equals(home))
        .ifPresent(
            path -> {
              addFolder(Uris.of(new DocumentId(path)));
              configureAndRead();
            });
  }

  private static String otherSources() {
    Set<String> endings = new TreeSet<>(Sources.endings());
    endings.remove("py");
    return String.join(",", endings);
  }

  private void watch() {
    if (!features.watchesFiles()) {
      return;
    }
    List<FileSystemWatcher> watchers = new ArrayList<>();
    for (String pattern : WATCHED) {
      if (features.relativePatterns()) {
        session
            .now()
            .folders()
            .values()
            .forEach(
                uri ->
                    watchers.add(
                        new FileSystemWatcher(
                            Either.forRight(new RelativePattern(Either.forRight(uri), pattern)))));
      } else {
        watchers.add(new FileSystemWatcher(Either.forLeft(pattern)));
      }
    }
    if (!watchers.isEmpty()) {
      client.watch(watchers);
    }
  }

  // Requests: each is answered from one snapshot, on another thread

  private CompletableFuture<List<CodeAction>> codeAction(CodeActionParams asked) {
    Range range = asked.getRange();
    if (asked.getTextDocument() == null
        || asked.getTextDocument().getUri() == null
        || range == null
        || range.getStart() == null
        || range.getEnd() == null) {
      throw Dispatcher.error(
          ResponseErrorCode.InvalidParams, "code actions are for a range of a document");
    }
    DocumentId id = Uris.document(asked.getTextDocument().getUri());
    Snapshot then = session.now();
    return disk.refresh()
        .copy()
        .completeOnTimeout(then, PATIENCE_IN_SECONDS, TimeUnit.SECONDS)
        .thenApplyAsync(
            ignored -> {
              // The range speaks of the text as it was then; of all else the newest counts.
              Snapshot now = session.now();
              boolean same =
                  now.version(id).equals(then.version(id))
                      && now.document(id).equals(then.document(id));
              return actions.at(same ? now : then, asked);
            },
            workers);
  }

  private CompletableFuture<@Nullable Hover> hover(HoverParams asked) {
    if (asked.getTextDocument() == null
        || asked.getTextDocument().getUri() == null
        || asked.getPosition() == null) {
      throw Dispatcher.error(
          ResponseErrorCode.InvalidParams, "a hover is for a position in a document");
    }
    Snapshot now = session.now();
    return CompletableFuture.supplyAsync(() -> hovers.at(now, asked).orElse(null), workers);
  }

  private CompletableFuture<CodeAction> resolve(CodeAction action) {
    return disk.refresh().thenApplyAsync(read -> actions.resolved(session.now(), action), workers);
  }
}
