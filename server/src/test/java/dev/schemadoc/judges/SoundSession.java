package dev.schemadoc.judges;

import dev.schemadoc.judges.Outcome.Refused;
import dev.schemadoc.judges.Session.Mark;
import dev.schemadoc.sql.Declaration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * PostgreSQL around a hole in a sound workspace: all has been executed that can be without a
 * certain statement, and whatever comes to stand in its place is tried with what needs it.
 */
final class SoundSession implements AutoCloseable {

  private final Session session;
  private final List<Definition> definitions;
  private final Influence influence;
  private final Mark empty;

  private Mark around;
  private int hole = -1;

  SoundSession(SoundWorkspace workspace) {
    this.session = Session.beginAlone();
    this.definitions = workspace.definitions();
    this.influence = new Influence(definitions);
    Provisions.provide(session, definitions);
    this.empty = session.mark();
    this.around = empty;
  }

  /** A statement that PostgreSQL refuses in the end. */
  record Refusal(Definition definition, Refused refused) {
    String title() {
      return StatementKind.of(definition.text()) + ": " + refused.kind();
    }
  }

  /** What PostgreSQL refuses with another statement in the place of one. */
  Optional<Refusal> refusal(Definition original, Definition changed) {
    int at = definitions.indexOf(original);
    if (at != hole) {
      makeHole(at);
    }
    session.backTo(around);
    BitSet judging = influence.judging(at);
    List<Definition> open = new ArrayList<>();
    for (int i = judging.nextSetBit(0); i >= 0; i = judging.nextSetBit(i + 1)) {
      open.add(i == at ? changed : definitions.get(i));
    }
    return firstRefusal(open);
  }

  private void makeHole(int at) {
    session.backTo(empty);
    BitSet concerned = influence.concerned(at);
    StringBuilder together = new StringBuilder();
    for (int i = 0; i < definitions.size(); i++) {
      Definition definition = definitions.get(i);
      if (concerned.get(i)) {
        continue;
      }
      if (definition.statement() instanceof Declaration.Extension) {
        run(together);
        check(definition.place(), Execution.attempt(session, definition));
      } else {
        together.append(Execution.inTransaction(definition)).append("\n;");
      }
    }
    run(together);
    around = session.mark();
    hole = at;
  }

  private void run(StringBuilder together) {
    if (!together.isEmpty()) {
      check(together.toString(), session.run(together.toString()));
      together.setLength(0);
    }
  }

  private static void check(String what, Outcome outcome) {
    if (!outcome.isDone()) {
      throw new IllegalStateException("not sound: " + outcome + "\n" + what);
    }
  }

  /** What is refused, when the statements are run until nothing more can be run. */
  private Optional<Refusal> firstRefusal(List<Definition> definitions) {
    List<Definition> open = definitions;
    while (!open.isEmpty()) {
      List<Definition> waiting = new ArrayList<>();
      Optional<Refusal> first = Optional.empty();
      for (Definition definition : open) {
        if (Execution.attempt(session, definition) instanceof Refused refused) {
          Refusal refusal = new Refusal(definition, refused);
          if (!isHopeful(refusal, open)) {
            return Optional.of(refusal);
          }
          first = first.or(() -> Optional.of(refusal));
          waiting.add(definition);
        }
      }
      if (waiting.size() == open.size()) {
        return first;
      }
      open = waiting;
    }
    return Optional.empty();
  }

  /** Whether what a statement was refused for want of may come yet. */
  private static boolean isHopeful(Refusal refusal, List<Definition> open) {
    Set<String> needed = NeededNames.of(refusal.definition().statement(), refusal.refused());
    return refusal.refused().isForWant()
        && open.stream()
            .filter(other -> !other.equals(refusal.definition()))
            .map(other -> DeclaredNames.of(other.statement()))
            .anyMatch(declared -> needed.stream().anyMatch(declared::contains));
  }

  @Override
  public void close() {
    session.close();
  }
}
