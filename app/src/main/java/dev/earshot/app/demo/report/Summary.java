package dev.earshot.app.demo.report;

import dev.earshot.app.demo.tour.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report as a table for the terminal: who heard whom, how fast, what leaked, what is where. */
public final class Summary {
  private Summary() {}

  public static List<String> lines(DemoReport report) {
    List<String> lines = new ArrayList<>();
    lines.add("Who heard the supervisor");
    lines.add(
        "  from      to        phase    heard by                        level  not heard by"
            + " (loudest)");
    for (int i = 0; i < report.phases().size(); i++) {
      lines.add(phase(report, i));
    }
    lines.add("");
    for (Whisper whisper : report.whispers()) {
      lines.add(
          line(
              "Key at %s: audible to %s after %.1f ms",
              clock(whisper.atMillis()), whisper.ear(), whisper.clickToAudibleMillis()));
    }
    lines.add(line("Click to audible: median %.1f ms", report.medianClickToAudibleMillis()));
    lines.add("Samples leaked: " + report.leakedSamples());
    lines.add("");
    lines.addAll(failures(report));
    lines.add("Files");
    report.files().forEach(file -> lines.add("  " + file));
    return lines;
  }

  private static String phase(DemoReport report, int index) {
    Phase phase = report.phases().get(index);
    List<EarLevel> ears = report.levels().stream().filter(l -> l.phase() == index).toList();
    List<EarLevel> heard = ears.stream().filter(EarLevel::heard).toList();
    List<String> others =
        ears.stream()
            .filter(l -> !l.heard())
            .map(l -> line("%s (%.0f)", l.ear(), l.loudestDbfs()))
            .toList();
    return line(
        "  %s  %s  %-8s %-30s %6s  %s",
        clock(phase.startMillis()),
        clock(phase.endMillis()),
        phase.name(),
        heard.isEmpty() ? "nobody" : String.join(", ", heard.stream().map(EarLevel::ear).toList()),
        heard.isEmpty() ? "" : line("%.0f", heard.getFirst().typicalDbfs()),
        String.join(", ", others));
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
