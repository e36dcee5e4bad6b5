package dev.earshot.audio.dtmf;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Makes one digit of two: some telephones send each digit by RTP and by signalling, and either may
 * come first. Every digit of one way is met by one of the other at most; whoever uses one way only
 * is never met. Any thread.
 */
public final class DigitMerge {
  /** How a digit came. */
  public enum Way {
    RTP,
    SIGNALLING
  }

  /** An INFO may be repeated for a while, or be sent when the key is let go. */
  private static final long WINDOW_NANOS = Duration.ofSeconds(5).toNanos();

  /** More digits than anybody dials in that time. */
  private static final int REMEMBERED = 64;

  private record Seen(Way way, int digit, long nanos) {}

  private final Deque<Seen> unmet = new ArrayDeque<>();

  /**
   * Whether this digit has not come by the other way already.
   *
   * @param nanos when it came, by one clock for both ways
   */
  public synchronized boolean isNew(Way way, int digit, long nanos) {
    for (Iterator<Seen> all = unmet.iterator(); all.hasNext(); ) {
      Seen seen = all.next();
      if (nanos - seen.nanos > WINDOW_NANOS) {
        all.remove();
      } else if (seen.way != way && seen.digit == digit) {
        all.remove();
        return false;
      }
    }
    if (unmet.size() == REMEMBERED) {
      unmet.remove();
    }
    unmet.add(new Seen(way, digit, nanos));
    return true;
  }
}
