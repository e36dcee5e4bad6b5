package dev.earshot.audio.rtp;

/**
 * Reception from one SSRC: which packets belong to the stream (RFC 3550 A.1), how many were lost
 * (A.3) and how unevenly they came (A.8). Owned by the rtp thread.
 */
final class Reception {
  private static final int MAX_DROPOUT = 3000;
  private static final int MAX_MISORDER = 100;
  private static final int SEQUENCES = 1 << 16;
  private static final int NO_SEQUENCE = SEQUENCES + 1;

  private final int ssrc;
  private final int clockRate;
  private int probation;
  private int maxSequence;
  private int cycles;
  private int baseSequence;
  private int badSequence = NO_SEQUENCE;
  private long received;
  private long lostEarlier;
  private long expectedBefore;
  private long receivedBefore;
  private int transit;
  private boolean hasTransit;
  private long jitter;

  /**
   * @param probation packets in sequence that a source must show first; 0 trusts it at once
   */
  Reception(int ssrc, int clockRate, int firstSequence, int probation) {
    this.ssrc = ssrc;
    this.clockRate = clockRate;
    this.probation = probation;
    restartAt(firstSequence);
    if (probation > 0) {
      maxSequence = firstSequence - 1 & SEQUENCES - 1;
    }
  }

  private void restartAt(int sequence) {
    baseSequence = sequence;
    maxSequence = sequence;
    badSequence = NO_SEQUENCE;
    cycles = 0;
    received = 0;
    receivedBefore = 0;
    expectedBefore = 0;
    hasTransit = false;
  }

  int ssrc() {
    return ssrc;
  }

  /** RFC 3550 A.1 update_seq: whether the packet belongs to the stream. */
  boolean accepts(int sequence) {
    if (probation > 0) {
      return provesItself(sequence);
    }
    int ahead = sequence - maxSequence & SEQUENCES - 1;
    if (ahead < MAX_DROPOUT) {
      if (sequence < maxSequence) {
        cycles += SEQUENCES;
      }
      maxSequence = sequence;
    } else if (ahead <= SEQUENCES - MAX_MISORDER) {
      // A jump: believed when the next packet continues it, because the peer may have restarted.
      if (sequence != badSequence) {
        badSequence = sequence + 1 & SEQUENCES - 1;
        return false;
      }
      lostEarlier += expected() - received;
      restartAt(sequence);
    }
    received++;
    return true;
  }

  private boolean provesItself(int sequence) {
    boolean inOrder = sequence == (maxSequence + 1 & SEQUENCES - 1);
    maxSequence = sequence;
    if (!inOrder) {
      baseSequence = sequence;
    }
    probation = inOrder ? probation - 1 : 1;
    if (probation > 0) {
      return false;
    }
    restartAt(sequence);
    received = 1;
    return true;
  }

  /** RFC 3550 A.8, with a gain of 1/16. */
  void arrived(int timestamp, long arrivalNanos) {
    // Microseconds times the clock rate fit a long for years; wrap-around cancels out below.
    int now = (int) (arrivalNanos / 1000 * clockRate / 1_000_000);
    int newTransit = now - timestamp;
    if (hasTransit) {
      long difference = Math.abs((long) (newTransit - transit));
      jitter += difference - ((jitter + 8) >> 4);
    }
    transit = newTransit;
    hasTransit = true;
  }

  long received() {
    return received;
  }

  /** Packets expected but not received; duplicates can make it negative. */
  long lost() {
    return lostEarlier + expected() - received;
  }

  private long expected() {
    return (long) cycles + maxSequence - baseSequence + 1;
  }

  int extendedMaxSequence() {
    return cycles + maxSequence;
  }

  /** Timestamp units, as reports carry it. */
  int jitter() {
    return (int) (jitter >> 4);
  }

  double jitterMillis() {
    return (jitter >> 4) * 1000.0 / clockRate;
  }

  /** Loss since the last call in 1/256 (RFC 3550 A.3); call once per report. */
  int takeFractionLost() {
    long expectedNow = expected() - expectedBefore;
    long lostNow = expectedNow - (received - receivedBefore);
    expectedBefore = expected();
    receivedBefore = received;
    return expectedNow == 0 || lostNow <= 0 ? 0 : (int) Math.min(255, (lostNow << 8) / expectedNow);
  }
}
