package dev.schemadoc.alembic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random calls, and the texts in them in the order of the source. */
public final class RandomPython {
  private static final List<String> WORDS =
      List.of(
          "status", "it's", "\"quoted\"", "\\", "\n", "\"\"\"", "'", "(1,", "%s", ":x", "é", "\t");

  private final Random random;
  private final List<String> texts = new ArrayList<>();

  public RandomPython(int seed) {
    random = new Random(seed);
  }

  /** The texts of all that was made so far. */
  public List<String> texts() {
    return List.copyOf(texts);
  }

  /** A call with calls in it down to some depth. */
  public Python.Call call(int depth) {
    Python.Call call = call0();
    Set<String> names = new HashSet<>();
    for (int left = random.nextInt(5); left > 0; left--) {
      call =
          random.nextInt(8) == 0
              ? call.remark(words(9).replace('\n', ' '))
              : call.and(expression(depth));
    }
    for (int left = random.nextInt(3); left > 0; left--) {
      String name = "name" + names.size();
      names.add(name);
      call = call.with(name, expression(depth));
    }
    return call;
  }

  private Python.Call call0() {
    return Python.call("op." + "f".repeat(1 + random.nextInt(12)));
  }

  private Python expression(int depth) {
    return switch (random.nextInt(depth == 0 ? 3 : 7)) {
      case 0 -> Python.raw("True");
      case 1, 2 -> next();
      case 3 -> Python.list(List.of(call(depth - 1), next(words(2))));
      case 4 -> new Python.Dictionary(List.of(new Python.Entry(next("k"), call(depth - 1))));
      default -> call(depth - 1);
    };
  }

  private Python.Text next() {
    return next(random.nextBoolean() ? words(3) : words(40).replaceAll(" +$", ""));
  }

  private Python.Text next(String text) {
    // Items of lists are never broken, so that only texts without blanks may be too long there.
    String value = text.length() > 20 ? text : text.replace(' ', '_');
    texts.add(value);
    return Python.text(value);
  }

  private String words(int most) {
    StringBuilder words = new StringBuilder();
    for (int left = random.nextInt(most + 1); left > 0; left--) {
      words.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
    }
    return words.toString();
  }
}
