package dev.schemadoc.lsp;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Gives each message to whom it is for, and keeps the order that the protocol has: {@code
 * initialize} first, nothing but {@code exit} after {@code shutdown}.
 *
 * <p>A table of methods instead of the interfaces of LSP4J, whose hundred methods are looked up by
 * reflection at each start.
 */
final class Dispatcher implements Endpoint {

  private enum Phase {
    NEW,
    RUNNING,
    SHUT_DOWN
  }

  private final Map<String, JsonRpcMethod> methods = new ConcurrentHashMap<>();
  private final Map<String, Function<Object, CompletableFuture<?>>> requests =
      new ConcurrentHashMap<>();
  private final Map<String, Consumer<Object>> notifications = new ConcurrentHashMap<>();
  private final IntConsumer exit;
  private final Consumer<Throwable> failures;
  private volatile Phase phase = Phase.NEW;

  /**
   * @param exit is told the exit status that the protocol asks for, when the client says so
   * @param failures is told of what a notification failed of; a request answers for itself
   */
  Dispatcher(IntConsumer exit, Consumer<Throwable> failures) {
    this.exit = exit;
    this.failures = failures;
  }

  <P> void onRequest(String method, Class<P> type, Function<P, CompletableFuture<?>> answer) {
    methods.put(method, JsonRpcMethod.request(method, Object.class, type));
    requests.put(method, parameters -> answer.apply(typed(method, type, parameters)));
  }

  /**
   * Says what the answers to a question of ours are. LSP4J would lose those of an unknown method
   * where the client names the question behind its answer.
   */
  void asks(String method, Class<?> answer) {
    methods.put(method, JsonRpcMethod.request(method, answer, Object.class));
  }

  <P> void onNotification(String method, Class<P> type, Consumer<P> handler) {
    methods.put(method, JsonRpcMethod.notification(method, type));
    notifications.put(method, parameters -> handler.accept(typed(method, type, parameters)));
  }

  /** The methods with the types of their parameters; methods that are added later appear in it. */
  Map<String, JsonRpcMethod> methods() {
    return Collections.unmodifiableMap(methods);
  }

  boolean isRunning() {
    return phase == Phase.RUNNING;
  }

  @Override
  public CompletableFuture<?> request(String method, @Nullable Object parameters) {
    boolean initialize = method.equals("initialize");
    switch (phase) {
      case NEW -> {
        if (!initialize) {
          return refused(
              ResponseErrorCode.ServerNotInitialized,
              "`%s` came before `initialize`".formatted(method));
        }
      }
      case RUNNING -> {
        if (initialize) {
          return refused(ResponseErrorCode.InvalidRequest, "`initialize` came a second time");
        }
      }
      case SHUT_DOWN -> {
        return refused(
            ResponseErrorCode.InvalidRequest, "`%s` came after `shutdown`".formatted(method));
      }
    }
    Function<Object, CompletableFuture<?>> handler = requests.get(method);
    if (handler == null) {
      return refused(ResponseErrorCode.MethodNotFound, "there is no method `%s`".formatted(method));
    }
    CompletableFuture<?> answer = handler.apply(parameters == null ? NONE : parameters);
    if (initialize) {
      phase = Phase.RUNNING;
    } else if (method.equals("shutdown")) {
      phase = Phase.SHUT_DOWN;
    }
    return answer;
  }

  @Override
  public void notify(String method, @Nullable Object parameters) {
    if (method.equals("exit")) {
      exit.accept(phase == Phase.SHUT_DOWN ? 0 : 1);
      return;
    }
    Consumer<Object> handler = notifications.get(method);
    if (handler == null || !isRunning()) {
      return;
    }
    try {
      handler.accept(parameters == null ? NONE : parameters);
    } catch (RuntimeException | StackOverflowError failure) {
      failures.accept(
          new IllegalStateException("`%s` was not understood".formatted(method), failure));
    }
  }

  static CompletableFuture<?> refused(ResponseErrorCode code, String reason) {
    return CompletableFuture.failedFuture(error(code, reason));
  }

  static ResponseErrorException error(ResponseErrorCode code, String reason) {
    return new ResponseErrorException(new ResponseError(code, reason, null));
  }

  /** Stands for parameters that are not there. */
  private static final Object NONE = new Object();

  private static <P> P typed(String method, Class<P> type, Object parameters) {
    if (type.isInstance(parameters)) {
      return type.cast(parameters);
    }
    throw error(
        ResponseErrorCode.InvalidParams, "`%s` needs parameters as an object".formatted(method));
  }
}
