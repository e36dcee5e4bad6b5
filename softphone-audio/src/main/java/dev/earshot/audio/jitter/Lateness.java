package dev.earshot.audio.jitter;

/**
 * How late packets came during the last seconds, and the delay that follows from it. All numbers
 * are samples; only differences of latenesses mean anything.
 *
 * <p>Packets come in steps, so that few latenesses differ from each other: they are counted, not
 * sorted. Clocks must not go back.
 */
final class Lateness {
  private static final int CAPACITY = 1024;
  private static final int RECENT_LEAST = 10;
  private static final int WINDOW_MILLIS = 10_000;

  /** A network that was late once will be late again: growing the delay anew each time is heard. */
  private static final int REMEMBERED_MILLIS = 8000;

  private static final int NOW_MILLIS = 500;

  private final int perMilli;

  /**
   * Clock and lateness of each packet side by side: with hundreds of calls it is memory that costs.
   */
  private final long[] packets = new long[2 * CAPACITY];

  private final LatenessTally tally = new LatenessTally(CAPACITY);

  /** Packets by number: the oldest in the window, the oldest remembered, the oldest of now. */
  private long first;

  private long remembered;
  private long now;

  /** The number of the next packet. */
  private long end;

  Lateness(int sampleRate) {
    perMilli = sampleRate / 1000;
  }

  void clear() {
    first = end;
    remembered = end;
    now = end;
    tally.clear();
  }

  boolean isEmpty() {
    return first == end;
  }

  void add(long clock, long lateness) {
    forgetBefore(clock - (long) WINDOW_MILLIS * perMilli);
    if (end - first == CAPACITY) {
      dropFirst();
    }
    packets[place(end)] = clock;
    packets[place(end) + 1] = lateness;
    end++;
    tally.add(lateness);
  }

  private void forgetBefore(long clock) {
    while (first < end && clock(first) < clock) {
      dropFirst();
    }
  }

  private void dropFirst() {
    if (remembered == first) {
      passRemembered();
    }
    tally.drop(lateness(first++));
  }

  private void passRemembered() {
    if (now == remembered) {
      passNow();
    }
    tally.dropRemembered(lateness(remembered++));
  }

  private void passNow() {
    tally.dropNow(lateness(now++));
  }

  /** The earliest packet of the window: the network without jitter. */
  long least() {
    return isEmpty() ? Long.MAX_VALUE : tally.least();
  }

  /**
   * The delay to aim at: enough for every packet of the last 8 s, but a few outliers must not keep
   * everybody waiting, so not more than 20 ms above what 97 % of 10 s needed.
   *
   * @param ahead samples by which four of five packets should come before their time
   */
  long target(long clock, int ahead) {
    if (tally.isSteady()) {
      return tally.least() + ahead;
    }
    while (remembered < end && clock(remembered) < clock - (long) REMEMBERED_MILLIS * perMilli) {
      passRemembered();
    }
    int size = (int) (end - first);
    long usual = tally.at(Math.min(size - 1, size * 97 / 100));
    long bearable = usual + 20L * perMilli;
    long needed = remembered == end ? usual : Math.min(tally.mostRemembered(), bearable);
    return ahead == 0 ? needed : Math.max(needed, tally.at(size * 4 / 5) + ahead);
  }

  /**
   * Whether all packets of the last half second came much earlier than usual before: then our clock
   * stood still (or the route became shorter), and what was before is forgotten.
   */
  boolean takeShift(long clock) {
    if (tally.isSteady()) {
      return false;
    }
    long since = clock - (long) NOW_MILLIS * perMilli;
    while (now < end && clock(now) < since) {
      passNow();
    }
    int before = (int) (now - first);
    if (before == 0 || end - now < RECENT_LEAST) {
      return false;
    }
    // The median, because what piled up meanwhile is among the packets before.
    boolean shifted = tally.mostNow() < tally.atBeforeNow(before / 2) - 40L * perMilli;
    if (shifted) {
      forgetBefore(since);
    }
    return shifted;
  }

  private long clock(long packet) {
    return packets[place(packet)];
  }

  private long lateness(long packet) {
    return packets[place(packet) + 1];
  }

  private static int place(long packet) {
    return 2 * ((int) packet & (CAPACITY - 1));
  }
}
