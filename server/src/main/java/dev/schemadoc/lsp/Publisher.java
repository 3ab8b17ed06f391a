package dev.schemadoc.lsp;

import dev.schemadoc.text.DocumentId;
import dev.schemadoc.workspace.Document;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import org.eclipse.lsp4j.PublishDiagnosticsParams;

/**
 * Sends the problems of the newest snapshot, and of those only what differs from what was sent.
 *
 * <p>One thread, no delay: it takes the newest snapshot, and leaves off where there is a newer one.
 * What was sent of an older one stays right until it is replaced, for a newer one is always looked
 * at.
 */
final class Publisher {

  private final Session session;
  private final Client client;
  private final ClientFeatures features;
  private final Thread thread;

  /** Touched by the thread alone. */
  private final Map<DocumentId, PublishDiagnosticsParams> sent = new HashMap<>();

  Publisher(Session session, Client client, ClientFeatures features) {
    this.session = session;
    this.client = client;
    this.features = features;
    this.thread = new Thread(this::run, "publisher");
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void stop() {
    thread.interrupt();
  }

  private void run() {
    Snapshot known = session.now();
    publish(known);
    try {
      while (true) {
        known = session.newerThan(known);
        publish(known);
      }
    } catch (InterruptedException stopped) {
      // The session is over.
    }
  }

  private void publish(Snapshot snapshot) {
    Translation translation = new Translation(snapshot, features);
    for (DocumentId id : inOrder(snapshot)) {
      if (!session.isNewest(snapshot)) {
        return;
      }
      try {
        send(snapshot, id, translation.diagnostics(id));
      } catch (RuntimeException | StackOverflowError failure) {
        client.log(
            new IllegalStateException("the problems of `%s` are not known".formatted(id), failure));
      }
    }
  }

  /** What is being typed in comes first; what is gone comes last, to be taken back. */
  private SequencedSet<DocumentId> inOrder(Snapshot snapshot) {
    SequencedSet<DocumentId> ids =
        new LinkedHashSet<>(snapshot.open().sequencedKeySet().reversed());
    snapshot.workspace().documents().stream().map(Document::id).forEach(ids::add);
    ids.addAll(sent.keySet());
    return ids;
  }

  /**
   * Sends the problems where they are news.
   *
   * <p>A new version of an open document is news by itself: some clients throw away what speaks of
   * an older version, so the same problems have to be said of the newer one.
   */
  private void send(Snapshot snapshot, DocumentId id, PublishDiagnosticsParams now) {
    PublishDiagnosticsParams before = sent.get(id);
    boolean nothing = now.getDiagnostics().isEmpty() && !snapshot.isOpen(id);
    boolean nothingBefore = before == null || before.getDiagnostics().isEmpty();
    if (now.equals(before) || !session.isNewest(snapshot)) {
      return;
    }
    if (!nothing || !nothingBefore) {
      client.publish(now);
    }
    if (snapshot.document(id).isPresent()) {
      sent.put(id, now);
    } else {
      sent.remove(id);
    }
  }
}
