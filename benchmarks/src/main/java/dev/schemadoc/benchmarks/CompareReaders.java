package dev.schemadoc.benchmarks;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Compares the reader with libpg-query and with JSqlParser on the same statements in the same run;
 * `./benchmark reading` runs it.
 */
final class CompareReaders {

  private static final int ROUNDS = 2;
  private static final int SECONDS = 5;

  private final Path root;
  private final Path modules;
  private final Path folder;
  private final List<String> options;

  private CompareReaders(Path root, Path modules, Path folder, List<String> options) {
    this.root = root;
    this.modules = modules;
    this.folder = folder;
    this.options = options;
  }

  /**
   * Compares.
   *
   * @param arguments the root of the project, the folder that has libpg-query, and options for the
   *     JVM that reads
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, RunnerException {
    List<String> given = List.of(arguments);
    Path folder = Files.createTempDirectory("benchmark");
    new CompareReaders(
            Path.of(given.get(0)), Path.of(given.get(1)), folder, given.subList(2, given.size()))
        .run();
  }

  private void run() throws IOException, InterruptedException, RunnerException {
    List<String> all = accepted(Statements.ofFixtures(root));
    List<String> common = all.stream().filter(CompareReaders::isReadByJSqlParser).toList();
    Path allFile = folder.resolve("all.json");
    Path commonFile = folder.resolve("common.json");
    Statements.write(allFile, all);
    Statements.write(commonFile, common);

    Rate reader = Rate.NONE;
    Rate readerCommon = Rate.NONE;
    Rate libpgQuery = Rate.NONE;
    Rate libpgQueryCommon = Rate.NONE;
    Rate jsqlparser = Rate.NONE;
    // In turns, and the best of each counts: the machine may have other things to do meanwhile.
    for (int round = 1; round <= ROUNDS; round++) {
      System.out.printf("round %d of %d ...%n", round, ROUNDS);
      reader = reader.best(jmh("reader", allFile, all.size()));
      libpgQuery = libpgQuery.best(libpgQuery(allFile));
      readerCommon = readerCommon.best(jmh("reader", commonFile, common.size()));
      jsqlparser = jsqlparser.best(jmh("jsqlparser", commonFile, common.size()));
      libpgQueryCommon = libpgQueryCommon.best(libpgQuery(commonFile));
    }

    System.out.printf(
        """

        the statements of test-fixtures/%s, how many in a second
                      all %,d                     the %,d that JSqlParser reads
                      processor         clock     processor         clock
        """,
        options.isEmpty() ? "" : " with " + String.join(" ", options), all.size(), common.size());
    print("reader", reader.toString(), readerCommon.toString());
    print("libpg-query", libpgQuery.toString(), libpgQueryCommon.toString());
    print("JSqlParser", "", jsqlparser.toString());
    printRatios(
        "time of the processor", Rate::byProcessor, reader, libpgQuery, readerCommon, jsqlparser);
    printRatios("clock", Rate::byClock, reader, libpgQuery, readerCommon, jsqlparser);
  }

  private static void printRatios(
      String measure,
      ToDoubleFunction<Rate> rate,
      Rate reader,
      Rate libpgQuery,
      Rate readerCommon,
      Rate jsqlparser) {
    System.out.printf(
        "by the %s: reader %.1fx libpg-query, %.1fx JSqlParser%n",
        measure,
        rate.applyAsDouble(reader) / rate.applyAsDouble(libpgQuery),
        rate.applyAsDouble(readerCommon) / rate.applyAsDouble(jsqlparser));
  }

  private static void print(String name, String all, String common) {
    System.out.printf("%-12s %27s  %27s%n", name, all, common);
  }

  /**
   * How many statements are read in a second.
   *
   * @param byProcessor in a second in which the processor works for nobody else, which counts where
   *     the machine has other things to do
   */
  private record Rate(double byProcessor, double byClock) {

    static final Rate NONE = new Rate(0, 0);

    Rate best(Rate other) {
      return new Rate(Math.max(byProcessor, other.byProcessor), Math.max(byClock, other.byClock));
    }

    @Override
    public String toString() {
      return "%,13.0f %,13.0f".formatted(byProcessor, byClock);
    }
  }

  /** The best iteration of a benchmark. */
  private Rate jmh(String benchmark, Path file, int statements) throws RunnerException {
    var results =
        new Runner(
                new OptionsBuilder()
                    .include(ReadingBenchmark.class.getName() + "." + benchmark + "$")
                    .param("file", file.toString())
                    .jvmArgsAppend(options.toArray(String[]::new))
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    Rate best = Rate.NONE;
    for (IterationResult iteration :
        results.iterator().next().getAggregatedResult().getIterationResults()) {
      double seconds = counter(iteration, "processorNanoseconds") / 1e9;
      best =
          best.best(
              new Rate(
                  counter(iteration, "times") * statements / seconds,
                  iteration.getPrimaryResult().getScore() * statements));
    }
    return best;
  }

  private static double counter(IterationResult iteration, String name) {
    return Objects.requireNonNull(iteration.getSecondaryResults().get(name)).getScore();
  }

  /** Those that PostgreSQL's grammar accepts. */
  private List<String> accepted(List<String> statements) throws IOException, InterruptedException {
    Path file = folder.resolve("statements.json");
    Statements.write(file, statements);
    List<String> accepted = new ArrayList<>();
    for (int number : new Gson().fromJson(node(file.toString()), int[].class)) {
      accepted.add(statements.get(number));
    }
    return accepted;
  }

  /** The best second of a process of its own, without the way to it. */
  private Rate libpgQuery(Path file) throws IOException, InterruptedException {
    Rate best = Rate.NONE;
    String said = node(file.toString(), String.valueOf(SECONDS));
    for (Rate rate : new Gson().fromJson(said, Rate[].class)) {
      best = best.best(rate);
    }
    return best;
  }

  private String node(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add("node");
    command.add(root.resolve("benchmarks/libpg-query.mjs").toString());
    command.add(modules.toString());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + " failed");
    }
    return said.strip();
  }

  private static boolean isReadByJSqlParser(String statement) {
    try {
      ReadingBenchmark.parse(statement);
      return true;
    } catch (ParseException | TokenMgrException refused) {
      return false;
    }
  }
}
