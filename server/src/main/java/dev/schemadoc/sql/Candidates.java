package dev.schemadoc.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * The alternatives that may begin with a terminal, and of these the ones that may go on with
 * another: nearly all statements begin with one of a few keywords.
 */
final class Candidates {
  private static final int FEW = 2;

  private final int begin;
  private final Part[] all;
  private final Part[][] bySecond;

  private Candidates(int begin, Part[] all) {
    this.begin = begin;
    this.all = all;
    this.bySecond = new Part[all.length < FEW ? 0 : Terminal.COUNT][];
  }

  static Candidates of(int begin, List<Part> all) {
    return new Candidates(begin, all.toArray(Part[]::new));
  }

  Part[] among(Parser parser) {
    if (bySecond.length == 0 || parser.isExplaining()) {
      return all;
    }
    int second = parser.terminal(1);
    Part[] known = bySecond[second];
    if (known == null) {
      known = goingOnWith(second);
      bySecond[second] = known;
    }
    if (known.length == 0) {
      parser.step();
    } else if (known.length < all.length) {
      parser.missNext();
    }
    return known;
  }

  private Part[] goingOnWith(int second) {
    List<Part> possible = new ArrayList<>();
    for (Part part : all) {
      TerminalSet behind = new TerminalSet();
      if (part.nullable || part.second(begin, behind) || behind.contains(second)) {
        possible.add(part);
      }
    }
    // A cut in the only one left would hold for what stands around all of them.
    boolean cuts =
        possible.size() == 1 && possible.getFirst() instanceof Part.Sequence one && one.cuts();
    return cuts ? all : possible.toArray(Part[]::new);
  }
}
