package dev.schemadoc.schema;

import dev.schemadoc.schema.SystemCatalog.Function;
import dev.schemadoc.schema.SystemCatalog.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chooses among operators and functions of one name as PostgreSQL does: {@code func_match_argtypes}
 * and {@code func_select_candidate} of its parse_func.c, with the types of domains in the place of
 * domains.
 */
final class Overloads {

  private static final char STRINGS = 'S';
  private static final char NONE = '\0';

  /** An operator or a function. */
  private record Candidate(List<String> takes, String returns) {}

  private final Names names;
  private final Types types;
  private final Map<SqlType, Set<String>> becomes = new HashMap<>();

  Overloads(Names names) {
    this.names = names;
    this.types = names.typeSystem();
  }

  /** The operator of a name for its operands: two, or the one behind it. */
  Overload operator(String name, List<Operand> operands) {
    String own = name.equals("!=") ? "<>" : name;
    List<Candidate> candidates = new ArrayList<>();
    for (Operator each : names.installed().operators(own)) {
      List<String> takes = Stream.concat(each.left().stream(), Stream.of(each.right())).toList();
      if (takes.size() == operands.size()) {
        candidates.add(new Candidate(takes, each.result()));
      }
    }
    boolean others =
        names.installed().open()
            || !names.declared(new Thing.Other("OPERATOR", TableId.of(own))).isEmpty();
    return choose(candidates, bases(operands), others);
  }

  /** The function of a name, of those that PostgreSQL and the extensions bring along. */
  Overload function(String name, List<Operand> arguments) {
    List<Candidate> candidates = new ArrayList<>();
    Set<String> results = new HashSet<>();
    boolean variable = false;
    for (Function each : names.installed().functions(name)) {
      if (each.takes(arguments.size())) {
        Optional<List<String>> takes = each.arguments().filter(all -> !each.variadic());
        takes.ifPresent(
            all -> candidates.add(new Candidate(all.subList(0, arguments.size()), each.returns())));
        variable |= takes.isEmpty();
        results.add(each.returns());
      }
    }
    boolean open = names.installed().open();
    Overload chosen = choose(candidates, bases(arguments), open || variable);
    boolean agreed = variable && !open && results.size() == 1;
    return chosen instanceof Overload.Unsure && agreed
        ? new Overload.Unsure(results.stream().findFirst())
        : chosen;
  }

  private List<Operand> bases(List<Operand> operands) {
    return operands.stream().map(this::base).toList();
  }

  private Operand base(Operand operand) {
    if (!(operand instanceof Operand.Typed(SqlType type))) {
      return operand;
    }
    Optional<SqlType> base = types.base(type);
    return base.isPresent() && !types.isUncertain(base.get())
        ? new Operand.Typed(base.get())
        : Operand.UNSURE;
  }

  private Overload choose(List<Candidate> all, List<Operand> given, boolean others) {
    Optional<Candidate> exact = all.stream().filter(each -> isExact(each, given)).findFirst();
    if (exact.isPresent()) {
      return found(exact.get());
    }
    List<Candidate> possible = new ArrayList<>();
    boolean certain = !others;
    for (Candidate each : all) {
      Answer taken = takes(each, given);
      if (taken.isPossible()) {
        possible.add(each);
        certain &= taken.isYes();
      }
    }
    if (possible.isEmpty()) {
      return others ? new Overload.Unsure(Optional.empty()) : new Overload.None();
    }
    if (others) {
      return new Overload.Unsure(Optional.empty());
    }
    if (certain) {
      List<Candidate> best = best(possible, given);
      if (best.size() == 1) {
        return found(best.getFirst());
      }
      boolean ambiguous = given.stream().noneMatch(Operand.Unsure.class::isInstance);
      if (ambiguous && best.stream().noneMatch(Overloads::isPolymorphic)) {
        return new Overload.None();
      }
    }
    Set<String> results = possible.stream().map(Candidate::returns).collect(Collectors.toSet());
    return new Overload.Unsure(
        results.size() == 1 ? results.stream().findFirst() : Optional.empty());
  }

  private static Overload found(Candidate candidate) {
    return new Overload.Found(candidate.takes(), candidate.returns());
  }

  /** Whether all operands have the types, or all but one that takes that of the other. */
  private boolean isExact(Candidate candidate, List<Operand> given) {
    if (given.stream().noneMatch(Operand.Typed.class::isInstance)) {
      return false;
    }
    for (int i = 0; i < given.size(); i++) {
      boolean pair = given.size() == 2 && given.get(i) instanceof Operand.Untyped;
      Operand operand = pair ? given.get(1 - i) : given.get(i);
      if (!(operand instanceof Operand.Typed(SqlType type))
          || !Types.name(type).equals(candidate.takes().get(i))) {
        return false;
      }
    }
    return true;
  }

  // Whether a candidate takes what is given

  private Answer takes(Candidate candidate, List<Operand> given) {
    Answer all = Answer.YES;
    for (int i = 0; i < given.size() && all.isPossible(); i++) {
      all = all.and(takes(candidate.takes().get(i), given.get(i)));
    }
    return all.isPossible() && isPolymorphic(candidate)
        ? all.and(consistent(candidate, given))
        : all;
  }

  private Answer takes(String wanted, Operand operand) {
    return switch (operand) {
      case Operand.Untyped ignored -> Answer.YES;
      case Operand.Unsure ignored -> Answer.UNKNOWN;
      case Operand.Typed(SqlType type) ->
          switch (wanted) {
            case "any", "anyelement", "anycompatible" -> Answer.YES;
            case "anynonarray", "anycompatiblenonarray" -> Answer.of(!type.isArray());
            case "anyarray", "anycompatiblearray" -> Answer.of(type.isArray());
            case "anyenum", "anyrange", "anymultirange", "record" ->
                Answer.of(Types.name(type).equals(wanted) || types.isBinary(type, wanted));
            case "anycompatiblerange" -> Answer.of(types.isBinary(type, "anyrange"));
            case "anycompatiblemultirange" -> Answer.of(types.isBinary(type, "anymultirange"));
            default ->
                becomes.computeIfAbsent(type, types::becomes).contains(wanted)
                    ? Answer.YES
                    : types.mayBecomeMore(type) ? Answer.UNKNOWN : Answer.NO;
          };
    };
  }

  /** Whether the types that are given for one and the same {@code anyelement} are the same. */
  private Answer consistent(Candidate candidate, List<Operand> given) {
    List<SqlType> elements = new ArrayList<>();
    boolean certain = true;
    for (int i = 0; i < given.size(); i++) {
      String wanted = candidate.takes().get(i);
      if (!(given.get(i) instanceof Operand.Typed(SqlType type))) {
        certain &= !isPolymorphic(wanted) || given.get(i) instanceof Operand.Untyped;
        continue;
      }
      switch (wanted) {
        case "anyelement", "anyenum", "anynonarray" -> elements.add(type);
        case "anyarray" -> elements.add(type.element());
        case "anyrange", "anymultirange" -> certain &= sameAs(given, type);
        default -> certain &= !wanted.startsWith("anycompatible");
      }
    }
    if (elements.stream().distinct().count() > 1) {
      return Answer.NO;
    }
    return certain ? Answer.YES : Answer.UNKNOWN;
  }

  private static boolean sameAs(List<Operand> given, SqlType type) {
    return given.stream()
        .allMatch(each -> !(each instanceof Operand.Typed(SqlType other)) || other.equals(type));
  }

  private static boolean isPolymorphic(Candidate candidate) {
    return candidate.takes().stream().anyMatch(Overloads::isPolymorphic);
  }

  private static boolean isPolymorphic(String type) {
    return type.startsWith("any");
  }

  // Which candidate is best

  private List<Candidate> best(List<Candidate> possible, List<Operand> given) {
    List<Candidate> best = most(possible, each -> matches(each, given, false));
    if (best.size() > 1) {
      best = most(best, each -> matches(each, given, true));
    }
    if (best.size() > 1) {
      best = ofCategories(best, given);
    }
    return best.size() > 1 ? alike(best, given) : best;
  }

  private static List<Candidate> most(List<Candidate> all, ToIntFunction<Candidate> measure) {
    int most = all.stream().mapToInt(measure).max().orElse(0);
    return all.stream().filter(each -> measure.applyAsInt(each) == most).toList();
  }

  /** How many operands have the very type, or one of which it is the preferred one. */
  private int matches(Candidate candidate, List<Operand> given, boolean preferred) {
    int matches = 0;
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i) instanceof Operand.Typed(SqlType type)) {
        String wanted = candidate.takes().get(i);
        boolean same = Types.name(type).equals(wanted);
        boolean better =
            preferred && isPreferred(wanted) && category(wanted) == types.category(type);
        matches += same || better ? 1 : 0;
      }
    }
    return matches;
  }

  /** Those that take, for constants without a type, a text or what all of them take. */
  private List<Candidate> ofCategories(List<Candidate> all, List<Operand> given) {
    Predicate<Candidate> fits = each -> true;
    for (int i = 0; i < given.size(); i++) {
      if (!(given.get(i) instanceof Operand.Untyped)) {
        continue;
      }
      int at = i;
      Set<Character> categories =
          all.stream().map(each -> category(each.takes().get(at))).collect(Collectors.toSet());
      char wanted =
          categories.contains(STRINGS)
              ? STRINGS
              : categories.size() == 1 ? categories.iterator().next() : NONE;
      if (wanted == NONE) {
        return all;
      }
      boolean preferred =
          all.stream()
              .map(each -> each.takes().get(at))
              .anyMatch(type -> category(type) == wanted && isPreferred(type));
      fits =
          fits.and(
              each ->
                  category(each.takes().get(at)) == wanted
                      && (!preferred || isPreferred(each.takes().get(at))));
    }
    List<Candidate> fitting = all.stream().filter(fits).toList();
    return fitting.isEmpty() ? all : fitting;
  }

  /** That which takes constants without a type as if they had that of the other operands. */
  private List<Candidate> alike(List<Candidate> all, List<Operand> given) {
    List<Operand> typed =
        given.stream().filter(Operand.Typed.class::isInstance).distinct().toList();
    if (typed.size() != 1) {
      return all;
    }
    List<Operand> same = IntStream.range(0, given.size()).mapToObj(i -> typed.getFirst()).toList();
    List<Candidate> taking = all.stream().filter(each -> takes(each, same).isYes()).toList();
    return taking.size() == 1 ? taking : all;
  }

  private boolean isPreferred(String type) {
    return names.installed().type(type).filter(SystemCatalog.Type::preferred).isPresent();
  }

  private char category(String type) {
    return types.category(type(type));
  }

  /** A type as the catalogs name it. */
  static SqlType type(String name) {
    return name.endsWith("[]")
        ? new SqlType(Optional.empty(), name.substring(0, name.length() - 2), List.of(), 1)
        : SqlType.of(name);
  }
}
