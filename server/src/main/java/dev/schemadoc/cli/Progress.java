package dev.schemadoc.cli;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Says on a terminal what is being done, if it takes long: one line that is gone in the end.
 *
 * <p>It is written to standard error, so that it never mixes with the answer.
 */
final class Progress implements AutoCloseable {

  private static final long PATIENCE_IN_MILLISECONDS = 1000;
  private static final long PACE_IN_MILLISECONDS = 200;
  private static final String CLEARED_LINE = "\r\u001B[K";

  private final Surroundings surroundings;
  private final ScheduledExecutorService thread;
  private volatile String doing = "";

  /** Touched by the thread, and when it has ended. */
  private boolean shown;

  private Progress(Surroundings surroundings, ScheduledExecutorService thread) {
    this.surroundings = surroundings;
    this.thread = thread;
  }

  static Progress on(Surroundings surroundings) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "progress");
              made.setDaemon(true);
              return made;
            });
    Progress progress = new Progress(surroundings, thread);
    if (Paint.of(Color.AUTO, surroundings).on()) {
      var unused =
          thread.scheduleAtFixedRate(
              progress::show,
              PATIENCE_IN_MILLISECONDS,
              PACE_IN_MILLISECONDS,
              TimeUnit.MILLISECONDS);
    }
    return progress;
  }

  /** What is being done from now on. */
  void say(String words) {
    doing = words;
  }

  private void show() {
    shown = true;
    surroundings.err().print(CLEARED_LINE + Printable.line(doing));
    surroundings.err().flush();
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (thread.awaitTermination(1, TimeUnit.SECONDS) && shown) {
        surroundings.err().print(CLEARED_LINE);
        surroundings.err().flush();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
