package dev.schemadoc.judges;

import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which statements a change of one can concern, so that not everything need be executed again for
 * each change: those behind it that mention what it declares, and what those need themselves.
 */
final class Influence {

  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

  private final List<Definition> definitions;
  private final List<Set<String>> words;

  /** For each statement those behind it that mention what it declares. */
  private final List<BitSet> mentionedBy;

  /**
   * @param definitions in an order in which they can be executed
   */
  Influence(List<Definition> definitions) {
    this.definitions = definitions;
    this.words = definitions.stream().map(each -> words(each.text())).toList();
    this.mentionedBy = IntStream.range(0, definitions.size()).mapToObj(this::mentions).toList();
  }

  /** What cannot be executed without a statement, the statement included. */
  BitSet concerned(int at) {
    BitSet concerned = new BitSet();
    concerned.set(at);
    for (int i = at; i >= 0; i = concerned.nextSetBit(i + 1)) {
      concerned.or(mentionedBy.get(i));
    }
    return concerned;
  }

  /**
   * What has to be executed to see whether a change of a statement makes PostgreSQL refuse
   * something: what mentions it, for what mentions only that finds it unchanged.
   */
  BitSet judging(int at) {
    BitSet direct = new BitSet();
    direct.set(at);
    direct.or(mentionedBy.get(at));
    for (int i = direct.nextSetBit(at + 1); i >= 0; i = direct.nextSetBit(i + 1)) {
      if (isDerived(definitions.get(i).statement())) {
        direct.or(mentionedBy.get(i));
      }
    }
    BitSet concerned = concerned(at);
    for (int i = concerned.length() - 1; i >= 0; i--) {
      if (concerned.get(i) && mentionedBy.get(i).intersects(direct)) {
        direct.set(i);
      }
    }
    return direct;
  }

  private BitSet mentions(int at) {
    BitSet mentioning = new BitSet();
    Statement statement = definitions.get(at).statement();
    Set<String> names = names(statement);
    // An extension brings names that it does not say.
    boolean any = statement instanceof Declaration.Extension;
    for (int i = at + 1; i < definitions.size(); i++) {
      mentioning.set(
          i,
          any
              || names.stream()
                  .map(it -> it.toLowerCase(Locale.ROOT))
                  .anyMatch(words.get(i)::contains));
    }
    return mentioning;
  }

  /** The names by which others get at what a statement declares or changes. */
  private static Set<String> names(Statement statement) {
    return switch (statement) {
      case Statement.CreateTable create -> Set.of(create.table().name().value());
      case Statement.AlterTable alter -> {
        Set<String> names = new HashSet<>(DeclaredNames.of(statement));
        names.add(alter.table().name().value());
        yield names;
      }
      default -> DeclaredNames.of(statement);
    };
  }

  /** Whether a relation has columns because another one has them. */
  private static boolean isDerived(Statement statement) {
    return switch (statement) {
      case Declaration.View ignored -> true;
      case Statement.CreateTable create ->
          !create.inherits().isEmpty()
              || create.partitionOf().isPresent()
              || create.query().isPresent()
              || create.ofType().isPresent()
              || create.items().stream().anyMatch(TableItem.Like.class::isInstance);
      case Statement.AlterTable ignored -> true;
      default -> false;
    };
  }

  /** The words of a text, also those in strings and in bodies of functions. */
  private static Set<String> words(String sql) {
    return WORD.matcher(sql.toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }
}
