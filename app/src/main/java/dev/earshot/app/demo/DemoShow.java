package dev.earshot.app.demo;

import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.DemoView;
import dev.earshot.app.console.SessionView;
import dev.earshot.app.demo.ear.Recordings;
import dev.earshot.app.demo.ear.VoiceDetector;
import dev.earshot.app.demo.tour.FirstMinute;
import dev.earshot.app.demo.tour.Timing;
import dev.earshot.app.demo.tour.Tour;
import dev.earshot.app.demo.tour.TourInterrupted;
import dev.earshot.app.demo.world.World;
import dev.earshot.mixer.MixerStats;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * World and tour in their order, on the {@code demo} thread: the tour, then the world alone until
 * the end. {@link #handOver} and {@link #end} may be called from any thread.
 */
public final class DemoShow {
  private static final String YOURS =
      "The desk is yours. Choose a conference, hold Space to whisper, Esc is silence.";

  private final DemoOptions options;
  private final DemoStage stage;
  private final World world;
  private final Recordings recordings;
  private final LivePace pace;
  private final Tour tour;
  private volatile boolean tourOver;
  private volatile boolean ending;
  private volatile Optional<Outcome> outcome = Optional.empty();

  /**
   * A tour that was performed to its end.
   *
   * @param voices finds everybody who is still here, by ids of ears
   * @param leakedSamples by the mixer's count
   * @param consoleLeakedSamples by the console's
   * @param mixer its counters at that time
   */
  public record Outcome(
      Tour tour,
      Map<String, VoiceDetector> voices,
      long leakedSamples,
      long consoleLeakedSamples,
      MixerStats mixer) {}

  public DemoShow(DemoOptions options, DemoStage stage, World world, Recordings recordings) {
    this.options = options;
    this.stage = stage;
    this.world = world;
    this.recordings = recordings;
    this.pace = new LivePace(recordings.clock(), System::nanoTime, this::step);
    this.tour =
        new Tour(
            stage,
            pace,
            Timing.of(options.speed(), options.seconds()),
            new DemoView(options.seed(), options.speed(), "", 0, FirstMinute.STEPS, List.of()));
  }

  /** Performs until {@link #end}; the {@code demo} thread. */
  public void perform() {
    try {
      try {
        new FirstMinute(tour).perform();
        outcome = Optional.of(outcomeNow());
      } catch (TourInterrupted e) {
        tellWhose(e);
      } finally {
        tourOver = true;
      }
      while (!ending) {
        pace.resume();
        pace.pass(100);
      }
    } catch (TourInterrupted e) {
      ending = true;
    } finally {
      world.close();
    }
  }

  /** The tour lets go of everything, because the user acts. Does not wait. */
  public void handOver() {
    if (!tourOver) {
      pace.interrupt("the user took over");
      stage.commands().silence();
    }
  }

  /** Everything ends at the next breath. Does not wait. */
  public void end() {
    ending = true;
    pace.interrupt("the demo ends");
  }

  /** Whether the tour is over, one way or another. */
  public boolean tourIsOver() {
    return tourOver;
  }

  /** Empty if the tour was not performed to its end. */
  public Optional<Outcome> outcome() {
    return outcome;
  }

  private Outcome outcomeNow() {
    long leaked =
        stage.snapshot().session().measured().map(SessionView.Measured::leakedSamples).orElse(0L);
    return new Outcome(
        tour,
        world.detectors(recordings, samples()),
        tour.leakedSamples(),
        leaked,
        world.mixerStats());
  }

  private void tellWhose(TourInterrupted e) {
    stage.plugCable();
    if (!ending) {
      pace.resume();
      stage.tell(
          new ConsoleEvent.DemoChanged(
              new DemoView(
                  options.seed(),
                  options.speed(),
                  YOURS,
                  FirstMinute.STEPS,
                  FirstMinute.STEPS,
                  List.of())));
      System.getLogger(DemoShow.class.getName())
          .log(System.Logger.Level.INFO, "the tour stopped: {0}", e.getMessage());
    }
  }

  private void step(long millis) {
    world.step(Math.round(millis * options.speed()));
    world.watch(stage.watchedRoom());
  }

  private int samples() {
    return (int) (recordings.clock().millis() * recordings.sampleRate() / 1000);
  }
}
