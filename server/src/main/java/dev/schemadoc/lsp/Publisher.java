package dev.schemadoc.lsp;

import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Source;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.eclipse.lsp4j.PublishDiagnosticsParams;

/**
 * Sends the problems of the newest snapshot, and of those only what differs from what was sent.
 *
 * <p>One thread, no delay: it takes the newest snapshot, and leaves off where there is a newer one.
 * What was sent of an older one does no harm, for the newer one is looked at next. Only what is not
 * read yet is waited for: the first thing said should not be wrong.
 */
final class Publisher {

  private final Session session;
  private final Client client;
  private final ClientFeatures features;

  /** Touched by the thread alone. */
  private final Map<DocumentId, PublishDiagnosticsParams> sent = new HashMap<>();

  Publisher(Session session, Client client, ClientFeatures features) {
    this.session = session;
    this.client = client;
    this.features = features;
  }

  /** Begins to publish, and goes on until the session ends. */
  void start() {
    Thread thread = new Thread(this::run, "publisher");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      Optional<Snapshot> snapshot = Optional.of(session.now());
      while (snapshot.isPresent()) {
        publish(snapshot.get());
        snapshot = session.newerThan(snapshot.get());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void publish(Snapshot snapshot) {
    if (!snapshot.isRead()) {
      return;
    }
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
    SequencedSet<DocumentId> ids = new LinkedHashSet<>();
    snapshot.open().sequencedKeySet().reversed().stream()
        .filter(id -> snapshot.source(id).isPresent())
        .forEach(ids::add);
    snapshot.workspace().settingsFiles().stream().map(Source::id).forEach(ids::add);
    snapshot.workspace().documents().stream().map(Source::id).forEach(ids::add);
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
    boolean open = snapshot.isOpen(id) && snapshot.source(id).isPresent();
    boolean nothing = now.getDiagnostics().isEmpty() && !open;
    boolean nothingBefore = before == null || before.getDiagnostics().isEmpty();
    if (now.equals(before) || !session.isNewest(snapshot)) {
      return;
    }
    if (!nothing || !nothingBefore) {
      client.publish(now);
    }
    if (snapshot.source(id).isPresent()) {
      sent.put(id, now);
    } else {
      sent.remove(id);
    }
  }
}
