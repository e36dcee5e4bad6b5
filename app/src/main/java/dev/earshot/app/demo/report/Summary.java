package dev.earshot.app.demo.report;

import dev.earshot.app.demo.tour.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The report as a table for the terminal: who heard whom, how fast, what leaked, what is where. */
public final class Summary {
  private Summary() {}

  public static List<String> lines(DemoReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("Who heard the supervisor (" + measure(report) + ")");
    lines.add("    from       to         phase    heard by" + " ".repeat(38) + "not heard by");
    lines.addAll(phases(report));
    lines.add("");
    for (Whisper whisper : report.whispers()) {
      lines.add(
          line(
              "Key at %s: audible to %s after %.1f ms",
              clock(whisper.atMillis()), shortName(whisper.ear()), whisper.clickToAudibleMillis()));
    }
    lines.add(line("Click to audible: median %.1f ms", report.medianClickToAudibleMillis()));
    lines.add("Samples leaked: " + report.leakedSamples());
    busy(report).ifPresent(lines::add);
    lines.add("");
    lines.addAll(failures(report));
    lines.add("Files");
    report.files().forEach(file -> lines.add("  " + file));
    return lines;
  }

  private static String measure(DemoReport report) {
    return report.settings().getOrDefault("microphone", "").startsWith("tone:")
        ? "level of his tone in the ear, dBFS"
        : "likeness of the ear to his voice, dB: 0 his voice alone, strangers reach -9 and less";
  }

  /** A reason for slow whispers that is none of ours. */
  private static Optional<String> busy(DemoReport report) {
    long ticks = report.mixer().getOrDefault("ticks", 0L);
    long late = report.mixer().getOrDefault("late", 0L);
    long skipped = report.mixer().getOrDefault("skipped", 0L);
    return late + skipped > ticks / 100
        ? Optional.of(
            line(
                "This machine was busy: %d of %d ticks came late, %d not at all.",
                late, ticks, skipped))
        : Optional.empty();
  }

  private static List<String> phases(DemoReport report) {
    List<String> lines = new ArrayList<>();
    String room = "";
    for (int i = 0; i < report.phases().size(); i++) {
      if (!report.phases().get(i).room().equals(room)) {
        room = report.phases().get(i).room();
        lines.add("  " + room);
      }
      lines.add(phase(report, i));
    }
    return lines;
  }

  private static String phase(DemoReport report, int index) {
    Phase phase = report.phases().get(index);
    List<EarLevel> ears = report.levels().stream().filter(l -> l.phase() == index).toList();
    String heard = names(ears.stream().filter(EarLevel::heard).toList(), EarLevel::typicalDb);
    return line(
        "    %s  %s  %-8s %-45s %s",
        clock(phase.startMillis()),
        clock(phase.endMillis()),
        phase.name(),
        heard.isEmpty() ? "nobody" : heard,
        names(ears.stream().filter(l -> !l.heard()).toList(), EarLevel::wholeDb));
  }

  private static String names(List<EarLevel> ears, ToDoubleFunction<EarLevel> level) {
    return ears.stream()
        .map(l -> line("%s (%.0f)", shortName(l.ear()), level.applyAsDouble(l)))
        .collect(Collectors.joining(", "));
  }

  /** The room stands above. */
  private static String shortName(String ear) {
    return ear.replaceFirst("^.*-(agent|customer)-", "$1 ").replace('-', ' ');
  }

  private static List<String> failures(DemoReport report) {
    List<StepResult> failed = report.steps().stream().filter(step -> !step.ok()).toList();
    if (failed.isEmpty()) {
      return List.of(
          "All " + report.steps().size() + " claims of the tour were measured as claimed.", "");
    }
    List<String> lines = new ArrayList<>();
    lines.add("NOT as claimed (" + failed.size() + " of " + report.steps().size() + "):");
    for (StepResult step : failed) {
      lines.add("  " + step.name() + ": " + step.claimed() + " -- measured: " + step.measured());
    }
    lines.add("");
    return lines;
  }

  private static String clock(long millis) {
    return line("%02d:%06.3f", millis / 60_000, millis % 60_000 / 1000.0);
  }

  private static String line(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
