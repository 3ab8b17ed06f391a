package dev.schemadoc.lsp;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageIssueHandler;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageConsumer;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageProducer;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;

/** The two streams to a client, with messages of JSON-RPC on them. */
final class Connection {

  /**
   * LSP4J logs to standard error, which several editors show as errors: only what is one may come
   * through. Held here, for a logger that nobody holds forgets its level.
   */
  private static final Logger LSP4J = Logger.getLogger("org.eclipse.lsp4j");

  private final Producer producer;
  private final RemoteEndpoint remote;

  /**
   * @param failures is told of what could not be read or answered
   */
  Connection(
      InputStream in, OutputStream out, Dispatcher dispatcher, Consumer<Throwable> failures) {
    LSP4J.setLevel(Level.SEVERE);
    MessageJsonHandler json = new MessageJsonHandler(dispatcher.methods());
    // A message is written in two parts and then flushed.
    MessageConsumer consumer = new StreamMessageConsumer(new BufferedOutputStream(out), json);
    this.remote = new RemoteEndpoint(consumer, dispatcher, failure -> answer(failure, failures));
    json.setMethodProvider(remote);
    remote.setJsonHandler(json);
    this.producer = new Producer(in, json, remote, consumer, failures);
  }

  RemoteEndpoint remote() {
    return remote;
  }

  /** Reads messages and has them handled, one after the other, until the input ends. */
  void listen() {
    producer.listen(remote);
  }

  /** Lets {@link #listen} return after the message that is being handled. */
  void stop() {
    producer.close();
  }

  private static ResponseError answer(Throwable failure, Consumer<Throwable> failures) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof ResponseErrorException refused) {
      return refused.getResponseError();
    }
    failures.accept(cause);
    String message = "internal error: %s".formatted(cause);
    return new ResponseError(ResponseErrorCode.InternalError, message, null);
  }

  /**
   * Reads messages, and finds the next one again after a broken one.
   *
   * <p>LSP4J's own reader stays out of step when a message was shorter or longer than it said, or
   * broken in its middle.
   */
  private static final class Producer extends StreamMessageProducer {

    private final MessageConsumer answers;
    private final Consumer<Throwable> failures;

    Producer(
        InputStream in,
        MessageJsonHandler json,
        MessageIssueHandler issues,
        MessageConsumer answers,
        Consumer<Throwable> failures) {
      super(in, json, issues);
      this.answers = answers;
      this.failures = failures;
    }

    /** Behind the rest of a message, a header does not stand at the start of its line. */
    @Override
    protected void parseHeader(String line, Headers headers) {
      int start = line.lastIndexOf(CONTENT_LENGTH_HEADER + ":");
      super.parseHeader(start > 0 ? line.substring(start) : line, headers);
    }

    /** Takes the whole message off the stream, however much of it can be understood. */
    @Override
    protected boolean handleMessage(InputStream in, Headers headers) {
      byte[] bytes;
      try {
        bytes = in.readNBytes(headers.contentLength);
      } catch (IOException ended) {
        return false;
      }
      if (bytes.length < headers.contentLength) {
        return false;
      }
      try {
        return super.handleMessage(new ByteArrayInputStream(bytes), headers);
      } catch (StackOverflowError tooDeep) {
        fireError(tooDeep);
        return true;
      }
    }

    /** The specification wants an answer to what is no message; it cannot say to which. */
    @Override
    protected void fireError(Throwable error) {
      failures.accept(error);
      ResponseMessage answer = new ResponseMessage();
      answer.setError(
          new ResponseError(
              ResponseErrorCode.ParseError,
              "a message could not be read: %s".formatted(error),
              null));
      answers.consume(answer);
    }
  }
}
