package dev.schemadoc.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.schemadoc.sql.Script;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.statement.Statement;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Reads all statements, each as a text of its own, as often as it can. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 15, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReadingBenchmark {

  /** A file with a JSON array of statements. */
  @Param({""})
  public String file = "";

  private List<String> statements = List.of();

  @Setup
  public void read() throws IOException {
    statements = Statements.read(Path.of(file));
  }

  /**
   * What an iteration takes of the processor, the collection of garbage and the compiler included.
   */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Used {
    public long times;
    public long processorNanoseconds;
    private long start;

    @Setup(Level.Iteration)
    public void begin() {
      times = 0;
      start = now();
    }

    @TearDown(Level.Iteration)
    public void end() {
      processorNanoseconds = now() - start;
    }

    private static long now() {
      return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
  }

  @Benchmark
  public void reader(Blackhole hole, Used used) {
    for (String statement : statements) {
      hole.consume(Script.read(statement));
    }
    used.times++;
  }

  @Benchmark
  public void jsqlparser(Blackhole hole, Used used) throws ParseException {
    for (String statement : statements) {
      hole.consume(parse(statement));
    }
    used.times++;
  }

  /**
   * What `CCJSqlParserUtil.parse` does, without the thread that it starts for each statement: the
   * quick way first, the thorough one where that fails.
   */
  static Statement parse(String sql) throws ParseException {
    try {
      return parser(sql, false).Statement();
    } catch (ParseException again) {
      return parser(sql, true).Statement();
    }
  }

  private static CCJSqlParser parser(String sql, boolean complex) {
    return CCJSqlParserUtil.newParser(sql).withAllowComplexParsing(complex);
  }
}
