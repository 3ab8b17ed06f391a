package dev.schemadoc.lsp;

import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Encoding;
import dev.schemadoc.text.Lines;
import dev.schemadoc.workspace.Document;
import dev.schemadoc.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/**
 * What has become of the client's notifications so far: the one cell that changes.
 *
 * <p>Notifications change it in the order in which they come. Whoever computes something takes the
 * {@link Snapshot} of the moment and stays with it.
 */
final class Session {

  private final AtomicReference<Snapshot> newest;
  private final Encoding encoding;

  /** Guarded by the session. */
  private boolean ended;

  Session(Workspace workspace, Encoding encoding) {
    this.newest = new AtomicReference<>(Snapshot.of(workspace));
    this.encoding = encoding;
  }

  Snapshot now() {
    return newest.get();
  }

  /** Whether nothing happened since a snapshot was taken. */
  @SuppressWarnings("ReferenceEquality") // a change is a new one, and comparing texts takes long
  boolean isNewest(Snapshot snapshot) {
    return now() == snapshot;
  }

  /** Waits until there is a newer snapshot than one that is known; none comes after the end. */
  synchronized Optional<Snapshot> newerThan(Snapshot known) throws InterruptedException {
    while (isNewest(known) && !ended) {
      wait();
    }
    return ended ? Optional.empty() : Optional.of(now());
  }

  /** Whoever waits need not wait any longer. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  Snapshot update(UnaryOperator<Snapshot> change) {
    Snapshot changed = newest.updateAndGet(change);
    synchronized (this) {
      notifyAll();
    }
    return changed;
  }

  /** The client shows a text. */
  void opened(String uri, int version, String text) {
    DocumentId id = Uris.document(uri);
    update(now -> now.opened(id, uri, version, text));
  }

  /**
   * The client changed a document.
   *
   * <p>A client that forgot to open it first is forgiven: it starts from what is on the disk.
   */
  void changed(
      String uri, Optional<Integer> version, List<TextDocumentContentChangeEvent> changes) {
    DocumentId id = Uris.document(uri);
    update(
        now -> {
          if (!now.isOpen(id) && !now.isDesign(id)) {
            return now;
          }
          int next = version.orElseGet(() -> now.version(id).map(it -> it + 1).orElse(0));
          String text = now.text(id).orElse("");
          Lines lines = now.document(id).map(Document::lines).orElse(Lines.of(text));
          for (TextDocumentContentChangeEvent change : changes) {
            if (change.getText() != null) {
              text = applied(change, text, lines);
              lines = Lines.of(text);
            }
          }
          return now.isOpen(id) ? now.changed(id, next, text) : now.opened(id, uri, next, text);
        });
  }

  private String applied(TextDocumentContentChangeEvent change, String text, Lines lines) {
    if (change.getRange() == null) {
      return change.getText();
    }
    var span = Ranges.span(lines, change.getRange(), encoding);
    return text.substring(0, span.start()) + change.getText() + text.substring(span.end());
  }
}
