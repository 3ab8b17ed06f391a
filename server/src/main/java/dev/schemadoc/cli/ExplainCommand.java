package dev.schemadoc.cli;

import dev.schemadoc.rules.Rule;
import dev.schemadoc.rules.RulePage;
import dev.schemadoc.rules.Rules;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code schemadoc explain}: the page of a rule, or the list of all rules. */
@Command(
    name = "explain",
    header = "Say what a rule finds and why.",
    description = {"", "Prints the page of the rule, or a list of all rules.", ""},
    parameterListHeading = "Arguments:%n",
    optionListHeading = "Options:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:it is explained", "2:there is no such rule"})
final class ExplainCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "CODE",
      arity = "0..1",
      description = "The rule, by the code that stands in brackets behind a problem.")
  private Optional<String> code = Optional.empty();

  @Mixin private Colored colored = new Colored();

  ExplainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Paint paint = colored.paint(surroundings);
    if (code.isEmpty()) {
      list(paint);
      return Main.OK;
    }
    Rule rule = Selection.rule(code.get());
    RulePage page =
        RulePage.of(rule.code())
            .orElseThrow(() -> new IllegalStateException("no page for " + rule.code()));
    surroundings.out().println(paint.dim("level: " + rule.defaultLevel().word()));
    surroundings.out().println();
    new MarkdownPrinter(paint).print(page.markdown(), surroundings.out());
    return Main.OK;
  }

  private void list(Paint paint) {
    List<Rule> rules = Rules.named().stream().sorted(Comparator.comparing(Rule::code)).toList();
    int widest = rules.stream().mapToInt(rule -> rule.code().length()).max().orElse(0);
    for (Rule rule : rules) {
      String code = rule.code() + " ".repeat(widest - rule.code().length());
      surroundings
          .out()
          .println(
              "%s  %-7s  %s"
                  .formatted(paint.bold(code), rule.defaultLevel().word(), rule.summary()));
    }
  }
}
