package dev.schemadoc.alembic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ChainTest {

  @Test
  void anEmptyChainHasNoHead() {
    assertEquals(List.of(), Chain.EMPTY.heads());
    assertEquals(List.of(), Chain.EMPTY.problems());
  }

  @Test
  void theOrderIsTheOneOfTheRevisionsNotOfTheFiles() {
    Chain chain = chain("b.py: 1 <-", "c.py: 3 <- 2", "a.py: 2 <- 1");
    assertEquals(List.of("3"), chain.heads());
    assertEquals(List.of("1"), chain.bases());
    assertEquals(List.of(), chain.problems());
    assertEquals(List.of("3", "2", "1"), recent(chain, List.of("3"), 10));
    assertEquals(List.of("2", "1"), recent(chain, List.of("2"), 10));
    assertEquals(List.of("3", "2"), recent(chain, List.of("3"), 2));
  }

  @Test
  void branchesHaveSeveralHeadsUntilTheyAreMerged() {
    Chain branches = chain("a.py: 1 <-", "b.py: 2 <- 1", "c.py: 3 <- 1");
    assertEquals(List.of("2", "3"), branches.heads());
    assertEquals(List.of(), branches.problems());
    Chain merged = branches.with(file("d.py: 4 <- 2 3"));
    assertEquals(List.of("4"), merged.heads());
    assertEquals(List.of("4", "2", "3", "1"), recent(merged, merged.heads(), 10));
  }

  @Test
  void whatIsWrongIsSaid() {
    assertEquals(
        List.of("revision `2` in `b.py` follows `1`, which no file declares"),
        messages(chain("b.py: 2 <- 1")));
    assertEquals(
        List.of("revision `1` is declared by several files: `a.py`, `b.py`"),
        messages(chain("a.py: 1 <-", "b.py: 1 <-")));
    assertEquals(
        List.of("these revisions follow each other in a circle: `2`, `3`"),
        messages(chain("a.py: 1 <-", "b.py: 2 <- 1 3", "c.py: 3 <- 2", "d.py: 4 <- 3")));
    assertEquals(
        List.of("these revisions follow each other in a circle: `1`"),
        messages(chain("a.py: 1 <- 1")));
    assertEquals(
        List.of(
            "revision `%s` is longer than the 32 characters of `alembic_version.version_num`"
                .formatted("x".repeat(33))),
        messages(chain("a.py: " + "x".repeat(33) + " <-", "b.py: " + "y".repeat(32) + " <-")));
    assertEquals(
        List.of(
            "revision `a-b` holds one of the characters `@`, `-`, `+` and `:`, which Alembic refuses"),
        messages(chain("a.py: a-b <-")));
    Chain stranger = Chain.of(List.of(RevisionFile.of(new SourceFile("a.py", "x = 1\n"))));
    assertEquals(
        List.of("`a.py` has no `revision`; Alembic refuses to load the folder"),
        messages(stranger));
    Chain damaged =
        Chain.of(
            List.of(
                RevisionFile.of(
                    new SourceFile("a.py", "revision = '1'\ndown_revision = None\nx = = 1\n"))));
    assertEquals(
        List.of("`a.py` has a syntax error; Alembic refuses to load it"), messages(damaged));
    assertEquals(List.of(), damaged.doubts());
    assertEquals(List.of("1"), damaged.heads());
  }

  @Test
  void aFileThatCannotBeReadPutsTheHeadInDoubt() {
    Chain chain =
        chain("a.py: 1 <-").with(new RevisionFile.Unreadable("b.py", "permission denied"));
    assertEquals(List.of("1"), chain.heads());
    assertEquals(
        List.of("`b.py` cannot be placed in the chain: permission denied"), messages(chain));
    assertEquals(chain.problems(), chain.doubts());
  }

  @Test
  void aLongChainIsReadQuickly() {
    List<RevisionFile> files = new ArrayList<>();
    for (int number = 0; number < 20_000; number++) {
      files.add(
          file(
              "f%05d.py: r%d <- %s"
                  .formatted(number, number, number == 0 ? "" : "r" + (number - 1))));
    }
    Chain chain = Chain.of(files);
    assertEquals(List.of("r19999"), chain.heads());
    assertEquals(List.of(), chain.problems());
  }

  @Test
  void namesAreIdentifiersAndBranchLabels() {
    RevisionFile labelled =
        RevisionFile.of(
            new SourceFile(
                "a.py", "revision = '1'\ndown_revision = None\nbranch_labels = ('shop',)\n"));
    assertTrue(Chain.of(List.of(labelled)).names().containsAll(List.of("1", "shop")));
  }

  /** A chain from lines such as {@code file.py: id <- parent parent}. */
  static Chain chain(String... lines) {
    return Chain.of(Stream.of(lines).map(ChainTest::file).toList());
  }

  static RevisionFile file(String line) {
    int colon = line.indexOf(": ");
    int arrow = line.indexOf(" <-");
    List<RevisionFile.Place> parents =
        Stream.of(line.substring(arrow + 3).strip().split(" ", -1))
            .filter(parent -> !parent.isEmpty())
            .map(parent -> new RevisionFile.Place(parent, 0, 0))
            .toList();
    return new RevisionFile.Migration(
        line.substring(0, colon),
        new RevisionFile.Place(line.substring(colon + 2, arrow), 0, 0),
        parents,
        List.of(),
        List.of(),
        java.util.Optional.empty(),
        new HeaderStyle.Observed(
            HeaderStyle.Typing.NONE,
            false,
            HeaderStyle.SequenceOrigin.COLLECTIONS,
            java.util.Optional.empty()),
        java.util.Optional.empty());
  }

  private static List<String> recent(Chain chain, List<String> from, int count) {
    return chain.recent(from, count).stream().map(RevisionFile.Migration::id).toList();
  }

  private static List<String> messages(Chain chain) {
    return chain.problems().stream().map(Chain.Problem::message).toList();
  }
}
