package dev.schemadoc.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FixTest {

  private static final DocumentId DOCUMENT = new DocumentId("/design.md");

  @Test
  void mendsThatStandBesideEachOtherAreDoneTogether() {
    Fix first = new Fix("first", List.of(edit(0, 3), edit(10, 12)));
    Fix second = new Fix("second", List.of(edit(3, 5)));
    assertEquals(
        new Fix("both", List.of(edit(0, 3), edit(10, 12), edit(3, 5))),
        Fix.together("both", List.of(first, second)));
  }

  @Test
  void aMendThatGetsInTheWayIsLeftOut() {
    Fix first = new Fix("first", List.of(edit(0, 3)));
    Fix overlapping = new Fix("overlapping", List.of(edit(20, 30), edit(2, 5)));
    Fix atTheEdge = new Fix("at the edge", List.of(edit(3, 3)));
    assertEquals(
        new Fix("all", List.of(edit(0, 3))),
        Fix.together("all", List.of(first, overlapping, atTheEdge)));
  }

  @Test
  void mendsOfDifferentDocumentsDoNotGetInEachOthersWay() {
    Fix here = new Fix("here", List.of(edit(0, 3)));
    Edit elsewhere = new Edit(new Place(new DocumentId("/other.md"), new Span(1, 2)), "x");
    assertEquals(
        new Fix("both", List.of(edit(0, 3), elsewhere)),
        Fix.together("both", List.of(here, new Fix("there", List.of(elsewhere)))));
  }

  private static Edit edit(int start, int end) {
    return new Edit(new Place(DOCUMENT, new Span(start, end)), "x");
  }
}
