package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;
import static dev.schemadoc.text.Severity.HINT;
import static dev.schemadoc.text.Severity.INFORMATION;

import dev.schemadoc.settings.Level;
import dev.schemadoc.settings.Settings;
import dev.schemadoc.settings.SettingsFile;
import dev.schemadoc.sql.Near;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** All rules, and how they are run. */
public final class Rules {

  private Rules() {}

  /** Every rule; a new one is one more line. */
  public static final List<Rule> ALL =
      List.of(
          UnknownTable.RULE,
          UnknownColumn.RULE,
          DuplicateConstraint.RULE,
          DuplicateColumn.RULE,
          DuplicateName.RULE,
          DifferentDeclarations.RULE,
          UnknownSchema.RULE,
          UnknownName.RULE,
          SystemColumn.RULE,
          SecondPrimaryKey.RULE,
          ConflictingNull.RULE,
          SecondDefault.RULE,
          IdentityType.RULE,
          DuplicateEnumValue.RULE,
          LongEnumValue.RULE,
          RepeatedKeyColumn.RULE,
          MisplacedExpression.RULE,
          ColumnInDefault.RULE,
          GeneratedFromGenerated.RULE,
          UnknownType.RULE,
          MissingExtension.RULE,
          UnknownFunction.RULE,
          WrongKind.RULE,
          MissingOperatorClass.RULE,
          UnknownEnumValue.RULE,
          UnknownOperator.RULE,
          NonBooleanCondition.RULE,
          InvalidConstant.RULE,
          ImpossibleCast.RULE,
          DuplicateIndex.RULE,
          RedundantIndex.RULE,
          UnindexedForeignKey.RULE,
          DropInUse.RULE,
          ReplacedView.RULE,
          KeyWithoutPartitionColumn.RULE,
          InvalidPartitionKey.RULE,
          NoPartition.RULE,
          NotImmutable.RULE,
          InvalidDefault.RULE,
          FrozenDefault.RULE,
          InvalidTypeModifier.RULE,
          MisplacedSerial.RULE,
          TooManyColumns.RULE,
          InvalidForeignKey.RULE,
          ForeignKeyColumns.RULE,
          ForeignKeyNotUnique.RULE,
          ForeignKeyType.RULE,
          ImpossibleAction.RULE,
          CircularForeignKeys.RULE,
          NullDefault.RULE,
          LongName.RULE,
          NoPrimaryKey.RULE,
          IdenticalConstraint.RULE,
          IdlePolicy.RULE,
          MissingPolicy.RULE,
          NullComparison.RULE,
          IdleCheck.RULE,
          NaiveTimestamp.RULE,
          CharType.RULE,
          JsonType.RULE,
          SerialType.RULE,
          MoneyType.RULE,
          TimetzType.RULE,
          FloatAmount.RULE,
          VarcharType.RULE,
          IntegerKey.RULE,
          MixedTimestamps.RULE,
          ValuesInComment.RULE,
          FoldedName.RULE,
          CaseVariant.RULE,
          NullableBoolean.RULE,
          UnsetCreationTime.RULE,
          UnusedType.RULE,
          UnnamedConstraint.RULE,
          NamingConvention.RULE);

  /** What PostgreSQL's grammar refuses. */
  public static final Rule SYNTAX =
      elsewhere("syntax", ERROR, "what PostgreSQL's grammar refuses, and SQL that is not read");

  /** A fence in another dialect. */
  public static final Rule OTHER_DIALECT =
      elsewhere("other-dialect", INFORMATION, "a fence in the SQL of another database");

  /** A mark that dismisses problems of a rule where there are none. */
  public static final Rule UNUSED_SUPPRESSION =
      elsewhere("unused-suppression", HINT, "a mark to ignore a rule where it finds nothing");

  /** A mark that does not say what it dismisses. */
  public static final Rule UNCLEAR_SUPPRESSION =
      elsewhere("unclear-suppression", HINT, "a mark that does not name a rule that exists");

  /** Something in a file with settings that sets nothing. */
  public static final Rule INVALID_SETTING =
      elsewhere(SettingsFile.PROBLEM, ERROR, "settings that cannot be read or do not exist");

  /** The kinds of problems that are found without running anything: while reading, for example. */
  public static final List<Rule> ELSEWHERE =
      List.of(SYNTAX, OTHER_DIALECT, UNUSED_SUPPRESSION, UNCLEAR_SUPPRESSION, INVALID_SETTING);

  /** Every kind of problem that settings and marks in documents can name. */
  public static List<Rule> named() {
    return Stream.concat(ALL.stream(), ELSEWHERE.stream()).toList();
  }

  /** The rule of a code. */
  public static Optional<Rule> of(String code) {
    return named().stream().filter(rule -> rule.code().equals(code)).findFirst();
  }

  /** The codes that come near to a word, nearest first. */
  public static List<String> near(String word) {
    return Near.near(word, codes());
  }

  /** Every code. */
  public static List<String> codes() {
    return named().stream().map(Rule::code).toList();
  }

  /**
   * The problems of one document, in order, as loud as the settings say.
   *
   * @param failed told of a rule that failed; the others go on
   */
  public static List<Problem> check(
      Subject subject, List<Rule> rules, BiConsumer<Rule, RuntimeException> failed) {
    List<Problem> problems = new ArrayList<>();
    for (Rule rule : rules) {
      if (isOn(rule, subject.settings())) {
        Reporter reporter = new Reporter(subject.facts(), rule);
        try {
          rule.check().check(subject, reporter);
          problems.addAll(levelled(reporter.problems(), subject.settings()));
        } catch (RuntimeException failure) {
          failed.accept(rule, failure);
        }
      }
    }
    Collections.sort(problems);
    return List.copyOf(problems);
  }

  /**
   * Settings in which only certain rules are on.
   *
   * @param only the rules that alone are asked for, even if they are off; all where it is empty
   * @param without the rules that are not asked for
   */
  public static Settings selected(Settings settings, Set<String> only, Set<String> without) {
    Map<String, Level> levels = new TreeMap<>();
    for (Rule rule : named()) {
      boolean wanted =
          (only.isEmpty() || only.contains(rule.code())) && !without.contains(rule.code());
      if (!wanted) {
        levels.put(rule.code(), Level.OFF);
      } else if (!only.isEmpty() && !isOn(rule, settings)) {
        levels.put(rule.code(), Level.of(rule.severity()));
      }
    }
    return settings.with(levels);
  }

  public static boolean isOn(Rule rule, Settings settings) {
    return settings.level(rule.code()).orElse(rule.defaultLevel()) != Level.OFF;
  }

  /** Problems with the severities that the settings say, without those that are off. */
  public static List<Problem> levelled(List<Problem> problems, Settings settings) {
    return problems.stream().flatMap(problem -> levelled(problem, settings).stream()).toList();
  }

  private static Optional<Problem> levelled(Problem problem, Settings settings) {
    return settings
        .level(problem.code())
        .map(level -> level.severity().map(problem::with))
        .orElse(Optional.of(problem));
  }

  private static Rule elsewhere(String code, Severity severity, String summary) {
    return new Rule(code, severity, summary, (subject, report) -> {});
  }
}
