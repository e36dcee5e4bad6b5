package dev.earshot.app.demo;

import dev.earshot.app.demo.ear.MediaClock;
import dev.earshot.app.demo.ear.Recorder;
import dev.earshot.app.demo.ear.Recordings;
import dev.earshot.app.demo.report.DemoReport;
import dev.earshot.app.demo.report.ReportFile;
import dev.earshot.app.demo.report.Summary;
import dev.earshot.app.demo.tour.TourStage;
import dev.earshot.app.demo.voice.Voice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a demo leaves behind: recordings, report, summary and exit code. Files of sound and the
 * report are written when all is over, so a demo that is stopped leaves none that is cut off.
 */
public final class DemoResult {
  /** What is kept of each ear; a tour takes at most 170 seconds. */
  private static final int RECORDED_MILLIS = 200_000;

  private final DemoOptions options;
  private final DemoSound sound;
  private final Recordings recordings;
  private final Recorder said;
  private Optional<DemoShow.Outcome> outcome = Optional.empty();
  private List<Path> pictures = List.of();

  public DemoResult(DemoOptions options, DemoSound sound, MediaClock clock) {
    this.options = options;
    this.sound = sound;
    recordings = new Recordings(clock, Voice.SAMPLE_RATE, RECORDED_MILLIS);
    said = new Recorder("microphone", clock, Voice.SAMPLE_RATE, RECORDED_MILLIS);
  }

  public Recordings recordings() {
    return recordings;
  }

  /** From now on keeps what the supervisor says and hears. */
  public void listen(DemoDevices devices) {
    devices.microphoneTap().open(said);
    devices.earTap().open(recordings.ear(TourStage.SUPERVISOR));
  }

  /** The show is over. */
  public void performed(Optional<DemoShow.Outcome> performed, List<Path> written) {
    outcome = performed;
    pictures = List.copyOf(written);
  }

  /**
   * Writes the files and prints the summary.
   *
   * @return exit code; that of a tour which was not performed to its end is 1 without a window
   * @throws IOException if a file cannot be written; the message names it
   */
  public int conclude(PrintWriter out) throws IOException {
    if (outcome.isEmpty()) {
      out.println("The tour was not performed to its end; no report was written.");
      return options.headless() ? 1 : 0;
    }
    List<Path> files = new ArrayList<>(pictures);
    if (options.output().recordings().isPresent()) {
      files.addAll(recordings.write(options.output().recordings().get()));
    }
    options.output().report().ifPresent(files::add);
    DemoReport report =
        new DemoVerdict(options, sound, recordings, said.samples(said.length()))
            .report(outcome.get(), files);
    if (options.output().report().isPresent()) {
      ReportFile.write(report, options.output().report().get());
    }
    Summary.lines(report).forEach(out::println);
    return report.ok() ? 0 : 1;
  }
}
