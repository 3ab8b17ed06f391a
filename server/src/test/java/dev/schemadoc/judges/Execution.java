package dev.schemadoc.judges;

import dev.schemadoc.judges.Outcome.Refused;
import dev.schemadoc.judges.Session.Mark;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The statements of a workspace, run by PostgreSQL until nothing more can be run: a statement that
 * is refused is tried again when others have been run, and then when {@link StandIns} have been
 * made for what no document declares. It counts as refused all the same.
 *
 * @param definitions in the order of documents
 * @param outcomes what became of each
 * @param order the numbers of those that were run to stay in the end, in order
 * @param present the numbers of those of which at least a part is there in the end
 * @param restated the numbers of those that were refused and say nothing but what is there
 */
record Execution(
    List<Definition> definitions,
    List<Outcome> outcomes,
    List<Integer> order,
    BitSet present,
    BitSet restated) {

  private static final String NOT_SUPPORTED = "0A000";
  private static final String DUPLICATE_OBJECT = "42710";

  Execution {
    definitions = List.copyOf(definitions);
    outcomes = List.copyOf(outcomes);
    order = List.copyOf(order);
  }

  static Execution of(List<Definition> definitions) {
    try (Session session = Session.begin()) {
      Provisions.provide(session, definitions);
      return of(session, definitions);
    }
  }

  /** Runs them in a session that has what they take for granted. */
  static Execution of(Session session, List<Definition> definitions) {
    return new Run(session, definitions).run();
  }

  private static final class Run {

    private final Session session;
    private final List<Definition> definitions;
    private final Dependencies dependencies;
    private final StandIns standIns;
    private final List<Turn> turns;
    private final Outcome[] outcomes;

    /** The statements that were refused because of themselves. */
    private final BitSet settled = new BitSet();

    private final BitSet done = new BitSet();
    private final List<Integer> order = new ArrayList<>();

    Run(Session session, List<Definition> definitions) {
      this.session = session;
      this.definitions = definitions;
      this.dependencies = new Dependencies(definitions);
      this.standIns = new StandIns(session, definitions, dependencies);
      this.turns = Turn.of(definitions);
      this.outcomes = new Outcome[definitions.size()];
      Arrays.fill(outcomes, new Outcome.NotRun());
    }

    Execution run() {
      untilNothingNew(Turn.FIRST);
      untilNothingNew(Turn.LATE);
      for (int i = 0; i < outcomes.length; i++) {
        if (turns.get(i) == Turn.LAST) {
          Mark mark = session.mark();
          outcomes[i] = withoutStandIns(i, session.run(inTransaction(definitions.get(i))));
          session.backTo(mark);
        }
      }
      BitSet present = new BitSet();
      BitSet restated = new BitSet();
      for (int i = 0; i < outcomes.length; i++) {
        present.set(i, !isMissing(i));
        boolean duplicate = outcomes[i] instanceof Refused refused && refused.isDuplicate();
        restated.set(i, duplicate && Restatement.is(session, definitions.get(i)));
      }
      return new Execution(definitions, List.of(outcomes), order, present, restated);
    }

    private void untilNothingNew(Turn turn) {
      do {
        int before;
        do {
          before = order.size();
          for (int i = 0; i < outcomes.length; i++) {
            if (turns.get(i) == turn && !done.get(i)) {
              attempt(i);
            }
          }
        } while (order.size() > before);
      } while (settle(turn));
    }

    private void attempt(int at) {
      Outcome outcome = Execution.attempt(session, definitions.get(at));
      if (!settled.get(at)) {
        outcomes[at] = withoutStandIns(at, outcome);
      }
      if (outcome.isDone()) {
        done.set(at);
        order.add(at);
      }
    }

    private Outcome withoutStandIns(int at, Outcome outcome) {
      return standIns.usedBy(definitions.get(at)).<Outcome>map(it -> it).orElse(outcome);
    }

    private boolean isMissing(int at) {
      return !done.get(at) && !standIns.hasPart(at);
    }

    /**
     * Tells those that were refused because of themselves from those that were because of others,
     * and makes what the former miss, so that the latter have their turn.
     */
    private boolean settle(Turn turn) {
      // First told, then made: a statement may well be run now that could not be before.
      for (int i = 0; i < outcomes.length; i++) {
        if (turns.get(i) == turn
            && outcomes[i] instanceof Refused refused
            && !dependencies.dependsOn(i, refused, this::isMissing)) {
          settled.set(i);
        }
      }
      boolean any = false;
      for (int i = 0; i < outcomes.length; i++) {
        if (settled.get(i) && !done.get(i) && outcomes[i] instanceof Refused refused) {
          any |= standIns.make(i, refused);
          any |= standIns.makePart(i);
        }
      }
      return any;
    }
  }

  /** Runs one statement, to stay. */
  static Outcome attempt(Session session, Definition definition) {
    return switch (definition.statement()) {
      case Declaration.Extension create -> {
        Outcome outcome = session.runAsSuperuser(definition.text());
        Optional<String> standIn = Provisions.standIn(create.extension().value());
        if (outcome instanceof Refused refused
            && refused.state().equals(NOT_SUPPORTED)
            && standIn.isPresent()) {
          outcome = session.runAsSuperuser(standIn.get());
        }
        yield create.ifNotExists()
                && outcome instanceof Refused refused
                && refused.state().equals(DUPLICATE_OBJECT)
            ? new Outcome.Unchanged()
            : outcome;
      }
      default -> session.run(inTransaction(definition));
    };
  }

  /** The text of a statement for the inside of a transaction that others share. */
  static String inTransaction(Definition definition) {
    boolean concurrently =
        switch (definition.statement()) {
          case Statement.CreateIndex create -> create.concurrently();
          case Statement.Drop drop -> drop.concurrently();
          default -> false;
        };
    String text = concurrently ? withoutConcurrently(definition.text()) : definition.text();
    return definition.path().isEmpty()
        ? text
        : "%s;%n%s%n;RESET search_path".formatted(definition.path(), text);
  }

  private static String withoutConcurrently(String sql) {
    return Pieces.of(sql).stream()
        .filter(piece -> piece.is("CONCURRENTLY"))
        .findFirst()
        .map(word -> sql.substring(0, word.start()) + sql.substring(word.end()))
        .orElse(sql);
  }
}
