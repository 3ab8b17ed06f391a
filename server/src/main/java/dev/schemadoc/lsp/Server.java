package dev.schemadoc.lsp;

import com.google.gson.JsonObject;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The language server on two streams. */
public final class Server {

  private final CompletableFuture<Integer> status = new CompletableFuture<>();
  private final Dispatcher dispatcher;
  private final Connection connection;
  private final Client client;
  private volatile Optional<LanguageService> service = Optional.empty();

  private Server(InputStream in, OutputStream out) {
    this.dispatcher = new Dispatcher(this::exit, this::log);
    this.connection = new Connection(in, out, dispatcher, this::log);
    this.client = new Client(connection.remote());
  }

  /**
   * Serves one client until it says that it ends, or is gone.
   *
   * <p>What else is written to standard output meanwhile goes to standard error: the output may be
   * the client's.
   *
   * @return the exit status: 0 where the client took its leave as the protocol has it, else 1
   */
  public static int run(InputStream in, OutputStream out) {
    PrintStream before = System.out;
    PrintStream meanwhile = System.err;
    System.setOut(meanwhile);
    try {
      return new Server(in, out).serve();
    } finally {
      // Another server may have begun before this one ended.
      if (System.out.equals(meanwhile)) {
        System.setOut(before);
      }
    }
  }

  private int serve() {
    dispatcher.onRequest("initialize", JsonObject.class, this::initialize);
    dispatcher.onRequest("shutdown", Object.class, ignored -> shutdown());
    Thread reader = new Thread(this::read, "reader");
    // It may wait for input for ever, when it is the client that has died.
    reader.setDaemon(true);
    reader.start();
    int exit = status.join();
    service.ifPresent(LanguageService::stop);
    return exit;
  }

  private void read() {
    try {
      connection.listen();
    } finally {
      status.complete(1);
    }
  }

  private CompletableFuture<JsonObject> initialize(JsonObject parameters) {
    ClientFeatures features = ClientFeatures.of(parameters);
    LanguageService started = new LanguageService(client, features);
    started.register(dispatcher);
    service = Optional.of(started);
    features.process().ifPresent(this::endWith);
    Optional<String> version =
        Optional.ofNullable(Server.class.getPackage().getImplementationVersion());
    return CompletableFuture.completedFuture(started.introduction(version));
  }

  private CompletableFuture<?> shutdown() {
    service.ifPresent(LanguageService::fallSilent);
    return CompletableFuture.completedFuture(null);
  }

  private void exit(int wanted) {
    connection.stop();
    status.complete(wanted);
  }

  /**
   * Ends the server when another process ends. One that cannot be seen is left alone: a server in a
   * container is told numbers of processes outside of it.
   */
  private void endWith(long process) {
    if (process > 0 && process != ProcessHandle.current().pid()) {
      ProcessHandle.of(process)
          .ifPresent(
              parent -> {
                var unused = parent.onExit().thenAccept(ended -> exit(1));
              });
    }
  }

  private void log(Throwable failure) {
    client.log(failure);
  }
}
