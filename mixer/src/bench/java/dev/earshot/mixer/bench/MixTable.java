package dev.earshot.mixer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link MixBenchmark} (with JMH's options, for example {@code -p people=3,10}) and writes the
 * medians per participant and frame to {@code target/mix-benchmark.md}.
 */
public final class MixTable {
  private static final Path FILE = Path.of("target/mix-benchmark.md");

  /** Medians in ns per tick by name of the benchmark, and the mixer's bytes per tick. */
  private static final class Row {
    final Map<String, Double> medians = new TreeMap<>();
    double bytes;

    double per(String benchmark, int people) {
      return medians.getOrDefault(benchmark, Double.NaN) / people;
    }
  }

  private MixTable() {}

  public static void main(String[] arguments)
      throws CommandLineOptionException, RunnerException, IOException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .parent(new CommandLineOptions(arguments))
                    .include(MixBenchmark.class.getName())
                    .addProfiler(GCProfiler.class)
                    .build())
            .run();
    Map<String, Row> rows = new TreeMap<>();
    for (RunResult result : results) {
      int people = Integer.parseInt(result.getParams().getParam("people"));
      String key =
          String.format(
              Locale.ROOT,
              "| %s | %2d kHz | %4d |",
              result.getParams().getParam("talking"),
              Integer.parseInt(result.getParams().getParam("rate")) / 1000,
              people);
      Row row = rows.computeIfAbsent(key, k -> new Row());
      String name = result.getPrimaryResult().getLabel();
      row.medians.put(name, result.getPrimaryResult().getStatistics().getPercentile(50));
      Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
      if (bytes != null && name.equals("mixer")) {
        row.bytes = bytes.getScore();
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "| talking | rate | people | mixer ns | floor ns | × floor | double loop ns | B/tick |");
    lines.add("|---|---|---|---|---|---|---|---|");
    rows.forEach((key, row) -> lines.add(key + told(row, key)));
    Files.write(FILE, lines);
  }

  private static String told(Row row, String key) {
    int people = Integer.parseInt(key.split("\\|", -1)[3].strip());
    double mixer = row.per("mixer", people);
    double floor = row.per("floor", people);
    return String.format(
        Locale.ROOT,
        " %.0f | %.0f | %.1f | %.0f | %.0f |",
        mixer,
        floor,
        mixer / floor,
        row.per("doubleLoop", people),
        row.bytes);
  }
}
