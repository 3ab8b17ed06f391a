package dev.schemadoc.workspace;

import dev.schemadoc.design.Design;
import dev.schemadoc.design.Fence;
import dev.schemadoc.design.HtmlComment;
import dev.schemadoc.schema.Intent;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.Script;
import dev.schemadoc.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells what each fence of a document is for, by its marks, the words around it and what it holds.
 *
 * <p>Words alone decide little: a fence that is wrongly left out makes its tables unknown to all
 * others.
 */
final class Intents {

  private Intents() {}

  private static final Map<String, Intent> WORDS =
      Map.of(
          "example", Intent.EXAMPLE,
          "bad", Intent.EXAMPLE,
          "before", Intent.BEFORE,
          "rollback", Intent.ROLLBACK);

  private static final Pattern MARK =
      Pattern.compile("schemadoc:\\s*(%s)\\b".formatted(String.join("|", WORDS.keySet())));

  private static final Pattern BAD =
      Pattern.compile(
          "(?iu)[^\\p{L}]*[❌✗✘🚫].*"
              + "|[^\\p{L}]*(bad|wrong|incorrect|anti-?pattern|don['’]t)"
              + "(\\s+(example|sql|schema|design|way|approach))?[^\\p{L}]*");

  private static final Pattern ROLLBACK =
      Pattern.compile(
          "(?i)\\b(roll-?\\s?back|downgrade|down migration|revert)\\b"
              + "|回滚|откат|ロールバック|롤백|rückgängig");

  private static final Pattern BEFORE =
      Pattern.compile(
          "(?i)\\b(before|currently|current|existing|old|previous|previously|as-is|legacy|today)\\b"
              + "|变更前|修改前|现有|当前|変更前|現在|기존|текущ");

  /**
   * What the fences with SQL of a document are for.
   *
   * @param scripts what the fences hold, one for each
   */
  static List<Intent> of(Design design, String text, List<Script> scripts) {
    List<Fence> fences = design.sqlFences();
    Map<Fence, Intent> commented = commented(design, text);
    List<Intent> intents = new ArrayList<>(fences.size());
    for (int i = 0; i < fences.size(); i++) {
      Fence fence = fences.get(i);
      Script script = scripts.get(i);
      intents.add(
          Optional.ofNullable(commented.get(fence))
              .or(() -> marked(script))
              .or(() -> ofInfo(fence.info()))
              .orElseGet(() -> ofWords(fence, script)));
    }
    findBefore(fences, scripts, intents);
    return List.copyOf(intents);
  }

  /** Whether a word behind {@code schemadoc:} says what a fence is for. */
  static boolean isWord(String word) {
    return WORDS.containsKey(word);
  }

  /** The fences that a comment of HTML before them says something about. */
  private static Map<Fence, Intent> commented(Design design, String text) {
    IdentityHashMap<Fence, Intent> all = new IdentityHashMap<>();
    for (HtmlComment comment : design.comments()) {
      intent(comment.text())
          .ifPresent(
              intent ->
                  Marks.fenceOf(comment, design.sqlFences(), text)
                      .ifPresent(fence -> all.put(fence, intent)));
    }
    return all;
  }

  private static Optional<Intent> intent(String comment) {
    Matcher mark = MARK.matcher(comment);
    return mark.find() ? Optional.ofNullable(WORDS.get(mark.group(1))) : Optional.empty();
  }

  private static Intent ofWords(Fence fence, Script script) {
    if (BAD.matcher(fence.lead()).matches()) {
      return Intent.EXAMPLE;
    }
    boolean way =
        ROLLBACK.matcher(fence.lead()).find()
            || fence.headings().stream().anyMatch(h -> ROLLBACK.matcher(h.text()).find());
    return way && takesBack(script) ? Intent.ROLLBACK : Intent.DESIGN;
  }

  private static Optional<Intent> marked(Script script) {
    return script.comments().stream().flatMap(each -> intent(each.text()).stream()).findFirst();
  }

  /** What a word behind the language says, as in {@code sql example} and {@code sql {.bad}}. */
  private static Optional<Intent> ofInfo(String info) {
    return Stream.of(info.toLowerCase(Locale.ROOT).split("[\\s,{}]+"))
        .skip(1)
        .map(word -> word.startsWith(".") ? word.substring(1) : word)
        .flatMap(word -> Optional.ofNullable(WORDS.get(word)).stream())
        .findFirst();
  }

  /** Whether nothing is created: a section about rollback may also show what is rolled back. */
  private static boolean takesBack(Script script) {
    return script.statements().stream()
        .noneMatch(
            statement ->
                statement instanceof Statement.CreateTable
                    || statement instanceof Statement.CreateEnum);
  }

  /**
   * Finds the fences that are said to show what there was, and whose tables all stand in another
   * fence as they shall be. Without that, what there was is what there is.
   */
  private static void findBefore(List<Fence> fences, List<Script> scripts, List<Intent> intents) {
    Set<Integer> former = new HashSet<>();
    Set<TableId> later = new HashSet<>();
    for (int i = 0; i < fences.size(); i++) {
      if (intents.get(i) == Intent.DESIGN) {
        if (isFormer(fences.get(i))) {
          former.add(i);
        } else {
          later.addAll(created(scripts.get(i)));
        }
      }
    }
    for (int i : former) {
      Set<TableId> created = created(scripts.get(i));
      if (!created.isEmpty() && later.containsAll(created)) {
        intents.set(i, Intent.BEFORE);
      }
    }
  }

  private static boolean isFormer(Fence fence) {
    return BEFORE.matcher(fence.lead()).find()
        || !fence.headings().isEmpty() && BEFORE.matcher(fence.headings().getLast().text()).find();
  }

  private static Set<TableId> created(Script script) {
    return script.statements().stream()
        .filter(Statement.CreateTable.class::isInstance)
        .map(Statement.CreateTable.class::cast)
        .map(create -> TableId.of(create.table()))
        .collect(Collectors.toSet());
  }
}
