package dev.earshot.app.ui.widget;

import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.Known;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Times as the screen writes them. Tabular figures, so that they do not wobble. */
public final class Durations {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private Durations() {}

  /** {@code 12:47}, {@code 1:02:47}; never negative. */
  public static String timer(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    long hours = seconds / 3600;
    String rest = two(seconds / 60 % 60) + ":" + two(seconds % 60);
    return hours == 0 ? rest : hours + ":" + rest;
  }

  /**
   * Time since {@code start}: {@code ≥ 03:10} where only the first sight is known, {@code ?} where
   * nothing is.
   */
  public static String since(Known<Instant> start, Instant now) {
    return start
        .value()
        .map(from -> (isExact(start) ? "" : "≥ ") + timer(Duration.between(from, now)))
        .orElse("?");
  }

  /** A rough age: {@code now}, {@code 12 s}, {@code 4 min}. */
  public static String age(Duration age) {
    long seconds = age.toSeconds();
    if (seconds < 2) {
      return "now";
    }
    return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
  }

  /** Time of day in the clock's zone. */
  public static String timeOfDay(Instant at, Clock clock) {
    return CLOCK.format(at.atZone(clock.getZone()));
  }

  private static boolean isExact(Known<Instant> start) {
    return start.certainty() == Certainty.CONFIRMED;
  }

  private static String two(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }
}
