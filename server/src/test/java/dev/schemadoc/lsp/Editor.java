package dev.schemadoc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.schemadoc.text.Encoding;
import dev.schemadoc.text.Lines;
import dev.schemadoc.text.Position;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An editor as the server meets it: bytes on two streams, and the texts that it shows.
 *
 * <p>Written without LSP4J, so that it understands only what is really sent.
 */
public final class Editor implements AutoCloseable {

  /** What most editors of today can do. */
  public static final String MODERN =
      """
      {
        "workspace": {
          "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create", "rename", "delete"]},
          "workspaceFolders": true
        },
        "textDocument": {
          "publishDiagnostics": {"relatedInformation": true, "versionSupport": true},
          "codeAction": {"dataSupport": true, "disabledSupport": true, "resolveSupport": {"properties": ["edit"]}}
        }
      }
      """;

  private static final long PATIENCE_IN_SECONDS = 60;

  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  private final OutputStream out;
  private final CompletableFuture<Integer> exit;
  private final Thread reader;

  /** Everything that came, in order; guarded by itself. */
  private final List<JsonObject> received = new ArrayList<>();

  /** Why something that came is no message; guarded by what was received. */
  private Optional<Throwable> misunderstood = Optional.empty();

  /** What is set in the editor, for each folder the same. */
  private volatile JsonObject settings = new JsonObject();

  private final Map<String, Buffer> buffers = new HashMap<>();
  private int lastId;

  private static final class Buffer {
    String text;
    int version;

    Buffer(String text, int version) {
      this.text = text;
      this.version = version;
    }
  }

  private Editor(InputStream in, OutputStream out, CompletableFuture<Integer> exit) {
    this.out = out;
    this.exit = exit;
    this.reader = new Thread(() -> read(in), "editor");
    this.reader.setDaemon(true);
    this.reader.start();
  }

  /** An editor with a server in this process, on pipes of the operating system. */
  public static Editor inProcess() throws IOException {
    Pipe toServer = Pipe.open();
    Pipe toEditor = Pipe.open();
    CompletableFuture<Integer> exit = new CompletableFuture<>();
    Thread server =
        new Thread(
            () -> {
              try (InputStream in = Channels.newInputStream(toServer.source());
                  OutputStream out = Channels.newOutputStream(toEditor.sink())) {
                exit.complete(Server.run(in, out));
              } catch (IOException | RuntimeException failure) {
                exit.completeExceptionally(failure);
              }
            },
            "server");
    server.setDaemon(true);
    server.start();
    return new Editor(
        Channels.newInputStream(toEditor.source()),
        Channels.newOutputStream(toServer.sink()),
        exit);
  }

  /** An editor with a server that runs as a process of its own. */
  public static Editor of(Process server) {
    return new Editor(
        server.getInputStream(),
        server.getOutputStream(),
        server.onExit().thenApply(Process::exitValue));
  }

  // What an editor says

  /** Opens folders, and says what the editor can do. */
  public JsonObject initialize(String capabilities, Path... folders) {
    JsonArray all = new JsonArray();
    for (Path folder : folders) {
      all.add(json("{'uri': '%s', 'name': 'x'}", uri(folder)));
    }
    JsonObject parameters = json("{'processId': null, 'rootUri': null}");
    parameters.add("capabilities", JsonParser.parseString(capabilities));
    parameters.add("workspaceFolders", all);
    JsonObject result = request("initialize", parameters).getAsJsonObject("result");
    notify("initialized", json("{}"));
    return result;
  }

  /** Sets what the server is told when it asks. */
  public void set(JsonObject section) {
    settings = section;
  }

  /** Shows a file that is on the disk. */
  public String open(Path file) throws IOException {
    return open(uri(file), Files.readString(file));
  }

  /** Shows a text; gives back the URI. */
  public String open(String uri, String text) {
    JsonObject document = json("{'uri': '%s', 'languageId': 'markdown', 'version': 1}", uri);
    document.addProperty("text", text);
    buffers.put(uri, new Buffer(text, 1));
    notify("textDocument/didOpen", object("textDocument", document));
    return uri;
  }

  /** Types over a part of a text. */
  public void replace(String uri, int start, int end, String replacement) {
    Buffer buffer = buffer(uri);
    JsonObject change = new JsonObject();
    change.add("range", range(buffer.text, start, end));
    change.addProperty("text", replacement);
    buffer.text = buffer.text.substring(0, start) + replacement + buffer.text.substring(end);
    buffer.version++;
    change(uri, change);
  }

  public void replace(String uri, String word, String replacement) {
    int start = offset(uri, word);
    replace(uri, start, start + word.length(), replacement);
  }

  /** Sends a change as it is, with the next version. */
  public void change(String uri, JsonObject change) {
    int version = Optional.ofNullable(buffers.get(uri)).map(it -> it.version).orElse(1);
    JsonObject parameters = new JsonObject();
    parameters.add("textDocument", json("{'uri': '%s', 'version': %d}", uri, version));
    JsonArray changes = new JsonArray();
    changes.add(change);
    parameters.add("contentChanges", changes);
    notify("textDocument/didChange", parameters);
  }

  public void close(String uri) {
    buffers.remove(uri);
    notify("textDocument/didClose", json("{'textDocument': {'uri': '%s'}}", uri));
  }

  /** The code actions at a word. */
  public List<JsonObject> codeActions(String uri, String word) {
    int start = offset(uri, word);
    JsonObject parameters =
        json("{'textDocument': {'uri': '%s'}, 'context': {'diagnostics': []}}", uri);
    parameters.add("range", range(buffer(uri).text, start, start));
    return objects(request("textDocument/codeAction", parameters).get("result"));
  }

  public JsonObject codeAction(String uri, String word, String title) {
    List<JsonObject> all = codeActions(uri, word);
    return all.stream()
        .filter(action -> string(action, "title").equals(title))
        .findFirst()
        .orElseGet(() -> fail("no action `%s` in %s".formatted(title, titles(all))));
  }

  public static List<String> titles(List<JsonObject> actions) {
    return actions.stream().map(action -> string(action, "title")).toList();
  }

  public JsonObject resolve(JsonObject action) {
    return request("codeAction/resolve", action);
  }

  /** Does what an edit says, to the texts that are shown and to the disk. */
  public void apply(JsonObject edit) throws IOException {
    for (JsonObject change : objects(edit.get("documentChanges"))) {
      if (change.has("kind")) {
        assertEquals("create", string(change, "kind"));
        Path file = path(string(change, "uri"));
        Files.createDirectories(file.getParent());
        Files.createFile(file);
      } else {
        applyAll(string(change, "textDocument", "uri"), objects(change.get("edits")));
      }
    }
    if (edit.get("changes") instanceof JsonObject changes) {
      for (var entry : changes.entrySet()) {
        applyAll(entry.getKey(), objects(entry.getValue()));
      }
    }
  }

  private void applyAll(String uri, List<JsonObject> edits) throws IOException {
    if (!buffers.containsKey(uri)) {
      assertEquals(1, edits.size(), "one edit for a file that is not open");
      Path file = path(uri);
      Files.createDirectories(file.getParent());
      Files.writeString(file, string(edits.getFirst(), "newText"));
      return;
    }
    // All edits speak of the text as it was, so the last in the text is done first.
    Lines lines = Lines.of(buffer(uri).text);
    edits.stream()
        .sorted(
            Comparator.comparingInt((JsonObject edit) -> offset(lines, edit, "start")).reversed())
        .forEach(
            edit ->
                replace(
                    uri,
                    offset(lines, edit, "start"),
                    offset(lines, edit, "end"),
                    string(edit, "newText")));
  }

  /** Where the range of an edit starts or ends. */
  private static int offset(Lines lines, JsonObject edit, String side) {
    return offset(lines, edit.getAsJsonObject("range").getAsJsonObject(side));
  }

  public void notify(String method, @Nullable JsonElement parameters) {
    JsonObject message = json("{'jsonrpc': '2.0', 'method': '%s'}", method);
    if (parameters != null) {
      message.add("params", parameters);
    }
    send(message);
  }

  /** Asks and waits for the answer, which is the whole message. */
  public JsonObject request(String method, @Nullable JsonElement parameters) {
    return answer(ask(method, parameters));
  }

  /** Asks without waiting; gives the number of the question. */
  public int ask(String method, @Nullable JsonElement parameters) {
    int id = ++lastId;
    JsonObject message = json("{'jsonrpc': '2.0', 'id': %d, 'method': '%s'}", id, method);
    if (parameters != null) {
      message.add("params", parameters);
    }
    send(message);
    return id;
  }

  public JsonObject answer(int id) {
    return await(
        "the answer to question " + id,
        message ->
            !message.has("method")
                && message.get("id") != null
                && message.get("id").isJsonPrimitive()
                && message.get("id").getAsString().equals(String.valueOf(id)));
  }

  private void send(JsonObject message) {
    byte[] bytes = GSON.toJson(message).getBytes(StandardCharsets.UTF_8);
    raw(
        "Content-Length: %d\r\n\r\n".formatted(bytes.length).getBytes(StandardCharsets.US_ASCII),
        bytes);
  }

  /** Sends bytes as they are. */
  public void raw(byte[]... parts) {
    try {
      synchronized (out) {
        for (byte[] part : parts) {
          out.write(part);
        }
        out.flush();
      }
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  /** Closes the editor's end, as when it crashes. */
  public void hangUp() throws IOException {
    out.close();
  }

  /** Takes leave as the protocol has it. */
  public int quit() throws InterruptedException {
    assertEquals("null", request("shutdown", null).get("result").toString());
    notify("exit", null);
    return exitStatus();
  }

  public int exitStatus() throws InterruptedException {
    try {
      int status = exit.get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
      synchronized (received) {
        misunderstood.ifPresent(failure -> fail("the server sent what is no message", failure));
      }
      return status;
    } catch (TimeoutException | java.util.concurrent.ExecutionException failure) {
      throw new AssertionError("the server did not end", failure);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  // What an editor hears

  /** The squiggles of a document as they are for its newest text, or for what is on the disk. */
  public List<Squiggle> squiggles(String uri) {
    Buffer buffer = buffers.get(uri);
    String version = buffer == null ? "" : String.valueOf(buffer.version);
    JsonObject newest =
        await(
            "the problems of " + uri + " in version " + version,
            message -> isPublication(message, uri) && version(message).equals(version));
    return squiggles(newest);
  }

  /** Waits until the newest squiggles of a document are certain ones. */
  public void awaitSquiggles(String uri, Predicate<List<Squiggle>> wanted) {
    await(
        () -> "certain problems of " + uri,
        messages ->
            messages.stream()
                .filter(message -> isPublication(message, uri))
                .findFirst()
                .filter(message -> wanted.test(squiggles(message))));
  }

  /** A problem, and the words that are underlined. */
  public record Squiggle(String words, String code, String message, JsonObject json) {}

  private List<Squiggle> squiggles(JsonObject publication) {
    JsonObject parameters = publication.getAsJsonObject("params");
    Buffer buffer = buffers.get(string(parameters, "uri"));
    List<Squiggle> squiggles = new ArrayList<>();
    for (JsonObject diagnostic : objects(parameters.get("diagnostics"))) {
      String words = "";
      if (buffer != null) {
        Lines lines = Lines.of(buffer.text);
        JsonObject range = diagnostic.getAsJsonObject("range");
        words =
            buffer.text.substring(
                offset(lines, range.getAsJsonObject("start")),
                offset(lines, range.getAsJsonObject("end")));
      }
      assertEquals("schemadoc", string(diagnostic, "source"));
      squiggles.add(
          new Squiggle(
              words, string(diagnostic, "code"), string(diagnostic, "message"), diagnostic));
    }
    return squiggles;
  }

  private static boolean isPublication(JsonObject message, String uri) {
    return "textDocument/publishDiagnostics".equals(method(message))
        && string(message, "params", "uri").equals(uri);
  }

  private static String version(JsonObject publication) {
    JsonElement version = publication.getAsJsonObject("params").get("version");
    return version == null ? "" : version.getAsString();
  }

  /** Waits for a message of the server. */
  public JsonObject await(String method) {
    return await(method, message -> method.equals(method(message)));
  }

  /** The newest message of a kind, as soon as there is one. */
  public JsonObject await(String what, Predicate<JsonObject> wanted) {
    return await(() -> what, messages -> messages.stream().filter(wanted).findFirst());
  }

  /** Waits until all messages, the newest first, give something. */
  private <T> T await(Supplier<String> what, Function<List<JsonObject>, Optional<T>> wanted) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_IN_SECONDS);
    synchronized (received) {
      while (true) {
        misunderstood.ifPresent(failure -> fail("the server sent what is no message", failure));
        Optional<T> found = wanted.apply(received.reversed());
        if (found.isPresent()) {
          return found.get();
        }
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          return fail("%s did not come; what came: %s".formatted(what.get(), received));
        }
        try {
          received.wait(left);
        } catch (InterruptedException stopped) {
          throw new AssertionError(stopped);
        }
      }
    }
  }

  /** All messages of a method so far. */
  public List<JsonObject> heard(String method) {
    synchronized (received) {
      return received.stream().filter(message -> method.equals(method(message))).toList();
    }
  }

  private void read(InputStream in) {
    try {
      while (true) {
        int length = header(in);
        if (length < 0) {
          return;
        }
        byte[] bytes = in.readNBytes(length);
        JsonObject message =
            JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8)).getAsJsonObject();
        assertNotNull(message.get("jsonrpc"));
        if (message.has("method") && message.has("id")) {
          JsonObject answer = json("{'jsonrpc': '2.0', 'result': null}");
          if ("workspace/configuration".equals(method(message))) {
            JsonArray answers = new JsonArray();
            objects(message.getAsJsonObject("params").get("items"))
                .forEach(item -> answers.add(settings));
            answer.add("result", answers);
          }
          answer.add("id", message.get("id"));
          send(answer);
        }
        synchronized (received) {
          received.add(message);
          received.notifyAll();
        }
      }
    } catch (IOException | UncheckedIOException ended) {
      // One of the two has hung up.
    } catch (RuntimeException | AssertionError failure) {
      synchronized (received) {
        misunderstood = Optional.of(failure);
        received.notifyAll();
      }
    }
  }

  /** The length of the next message, or -1 at the end; anything but a message is a failure. */
  private static int header(InputStream in) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    while (!header.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      int c = in.read();
      if (c < 0) {
        return -1;
      }
      header.write(c);
    }
    String text = header.toString(StandardCharsets.US_ASCII);
    String name = "Content-Length: ";
    if (!text.startsWith(name)) {
      throw new AssertionError("this is no message: " + text);
    }
    return Integer.parseInt(text.substring(name.length()).trim());
  }

  // JSON

  /** An object in JSON, written with single quotes. */
  @SuppressWarnings("AnnotateFormatMethod") // a check of formats is not worth a dependency
  public static JsonObject json(String format, Object... values) {
    return JsonParser.parseString(format.formatted(values).replace('\'', '"')).getAsJsonObject();
  }

  public static JsonObject object(String name, JsonElement value) {
    JsonObject object = new JsonObject();
    object.add(name, value);
    return object;
  }

  public static String string(JsonObject object, String... path) {
    JsonElement found = object;
    for (String name : path) {
      found = found.getAsJsonObject().get(name);
      assertNotNull(found, () -> "no `%s` in %s".formatted(name, object));
    }
    return found.getAsString();
  }

  public static List<JsonObject> objects(@Nullable JsonElement list) {
    return list == null
        ? List.of()
        : list.getAsJsonArray().asList().stream().map(JsonElement::getAsJsonObject).toList();
  }

  private static @Nullable String method(JsonObject message) {
    return message.has("method") ? message.get("method").getAsString() : null;
  }

  // Positions are in UTF-16, which is what counts when nothing else was agreed on

  private static JsonObject range(String text, int start, int end) {
    Lines lines = Lines.of(text);
    JsonObject range = new JsonObject();
    range.add("start", position(lines, start));
    range.add("end", position(lines, end));
    return range;
  }

  private static JsonObject position(Lines lines, int offset) {
    Position position = lines.position(offset, Encoding.UTF_16);
    return json("{'line': %d, 'character': %d}", position.line(), position.character());
  }

  private static int offset(Lines lines, JsonObject position) {
    return lines.offset(
        new Position(position.get("line").getAsInt(), position.get("character").getAsInt()),
        Encoding.UTF_16);
  }

  private int offset(String uri, String word) {
    int offset = buffer(uri).text.indexOf(word);
    if (offset < 0) {
      fail("no `%s` in %s".formatted(word, buffer(uri).text));
    }
    return offset;
  }

  public String text(String uri) {
    return buffer(uri).text;
  }

  private Buffer buffer(String uri) {
    return Optional.ofNullable(buffers.get(uri)).orElseThrow();
  }

  public static String uri(Path file) {
    return file.toUri().toString().replaceFirst("/$", "");
  }

  public static Path path(String uri) {
    return Path.of(java.net.URI.create(uri));
  }
}
