package dev.earshot.audio.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.TonePort;
import java.time.Duration;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Who hears whom, by the tones in the recordings of the listeners. */
final class Ears {
  /** From a change to the recording: packets under way and the peer's own buffers. */
  private static final int UNDER_WAY_MILLIS = 600;

  private static final int PHASE_MILLIS = 2000;

  /**
   * Peers that share two processors with a build lose a packet now and then. Whom a voice must not
   * reach it must not reach at all: there zero is zero.
   */
  private static final double HEARD = 0.9;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** In the best 200 ms of each ear, dBFS. */
  private record Levels(DoubleSummaryStatistics heard, DoubleSummaryStatistics notHeard) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d voices heard with %.2f to %.2f dBFS, %d not heard, at most %.0f dBFS",
          heard.getCount(),
          heard.getMin(),
          heard.getMax(),
          notHeard.getCount(),
          Math.max(-127, notHeard.getMax()));
    }
  }

  private Ears() {}

  static void awaitTone(Telephone listener, double hertz) {
    try {
      await("heard", () -> listener.heard().endsWith(hertz, 500));
    } catch (AssertionError late) {
      throw new AssertionError(
          listener.name() + " does not hear " + hertz + " Hz; it said: " + listener.said(), late);
    }
  }

  /** Waits until a tone is heard with the level at which it was said. */
  static void awaitTone(TonePort ear, double hertz) {
    awaitTone(ear, hertz, -12);
  }

  static void awaitTone(TonePort ear, double hertz, double dbfs) {
    await(hertz + " Hz is heard", () -> Math.abs(levelNow(ear, hertz) - dbfs) < 0.5);
  }

  /** Level of a tone in the best 200 ms of the last second, dBFS. */
  static double levelNow(TonePort ear, double hertz) {
    int[] lately = ear.heardFrom(Math.max(0, ear.length() - ear.sampleRate()));
    return new Recording(ear.sampleRate(), lately).level(hertz, 0, 1000);
  }

  /** Waits until a tone has not been heard for 500 ms. */
  static void awaitSilence(TonePort ear, double hertz) {
    await(
        hertz + " Hz is not heard",
        () -> ear.level(hertz, Math.max(0, ear.length() - ear.sampleRate() / 2)) < -70);
  }

  /**
   * For two seconds from now on, everybody hears exactly those that {@code speakers} tells, with
   * the level at which they speak.
   */
  static void assertHearing(String when, Map<Telephone, Set<Telephone>> speakers) {
    Map<Telephone, Integer> from = new HashMap<>();
    speakers.keySet().forEach(ear -> from.put(ear, ear.heard().millis() + UNDER_WAY_MILLIS));
    for (Telephone ear : speakers.keySet()) {
      await(
          ear.name() + " hears anything",
          () -> ear.heard().millis() >= from.get(ear) + PHASE_MILLIS);
    }
    Levels levels = new Levels(new DoubleSummaryStatistics(), new DoubleSummaryStatistics());
    speakers.forEach(
        (ear, heard) ->
            speakers.keySet().stream()
                .filter(speaker -> speaker != ear)
                .forEach(
                    speaker ->
                        check(when, ear, speaker, heard.contains(speaker), from.get(ear), levels)));
    Figures.note("%s: %s", when, levels);
  }

  private static void check(
      String when, Telephone ear, Telephone speaker, boolean hears, int fromMillis, Levels levels) {
    Recording heard = ear.heard();
    int to = fromMillis + PHASE_MILLIS;
    double share = heard.share(speaker.hertz(), fromMillis, to);
    String what = when + ": " + speaker.name() + " in the ear of " + ear.name();
    if (hears) {
      double level = heard.level(speaker.hertz(), fromMillis, to);
      assertThat(share).as(what).isGreaterThan(HEARD);
      assertThat(level).as(what).isBetween(-13.0, -11.0);
      levels.heard().accept(level);
    } else {
      double leak = heard.leak(speaker.hertz(), fromMillis, to);
      assertThat(leak).as(what).isLessThan(Recording.AUDIBLE);
      levels.notHeard().accept(leak);
    }
  }

  /** Measuring costs time that the peers need: twenty times a second is enough. */
  private static void await(String what, BooleanSupplier condition) {
    Await.until(
        what,
        PATIENCE,
        () -> {
          LockSupport.parkNanos(50_000_000);
          return condition.getAsBoolean();
        });
  }

  /** A voice was in no part of a recording from a time on. */
  static void assertNever(Telephone ear, double hertz, int fromMillis) {
    Recording heard = ear.heard();
    assertThat(heard.leak(hertz, fromMillis, heard.millis()))
        .as("level of %s Hz in the ear of %s", hertz, ear.name())
        .isLessThan(Recording.AUDIBLE);
  }
}
