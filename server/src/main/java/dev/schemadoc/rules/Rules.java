package dev.schemadoc.rules;

import static dev.schemadoc.text.Severity.ERROR;
import static dev.schemadoc.text.Severity.HINT;
import static dev.schemadoc.text.Severity.INFORMATION;

import dev.schemadoc.settings.Level;
import dev.schemadoc.settings.Settings;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
          SystemColumn.RULE,
          SecondPrimaryKey.RULE,
          ConflictingNull.RULE,
          SecondDefault.RULE,
          IdentityType.RULE,
          DuplicateEnumValue.RULE,
          LongEnumValue.RULE,
          RepeatedKeyColumn.RULE,
          MissingColumn.RULE,
          MisplacedExpression.RULE,
          ColumnInDefault.RULE,
          GeneratedFromGenerated.RULE,
          KeyWithoutPartitionColumn.RULE,
          InvalidPartitionKey.RULE,
          NotImmutable.RULE,
          InvalidDefault.RULE,
          FrozenDefault.RULE,
          InvalidTypeModifier.RULE,
          MisplacedSerial.RULE,
          TooManyColumns.RULE,
          NullDefault.RULE,
          LongName.RULE,
          NoPrimaryKey.RULE,
          IdenticalConstraint.RULE,
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
          IntegerKey.RULE);

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

  /** The kinds of problems that are found without running anything: while reading, for example. */
  public static final List<Rule> ELSEWHERE =
      List.of(SYNTAX, OTHER_DIALECT, UNUSED_SUPPRESSION, UNCLEAR_SUPPRESSION);

  /** Every kind of problem that settings and marks in documents can name. */
  public static List<Rule> named() {
    return Stream.concat(ALL.stream(), ELSEWHERE.stream()).toList();
  }

  /** The rule of a code. */
  public static Optional<Rule> of(String code) {
    return named().stream().filter(rule -> rule.code().equals(code)).findFirst();
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
        Reporter reporter = new Reporter(subject.facts().document(), rule);
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
