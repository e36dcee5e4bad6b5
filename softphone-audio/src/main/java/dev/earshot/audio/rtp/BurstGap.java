package dev.earshot.audio.rtp;

/**
 * How losses cluster (RFC 3611 4.7.2 and A.2): a burst is a stretch in which no {@value #GAP}
 * packets on end came through, everything else is gap. Written by the rtp thread alone.
 */
final class BurstGap {
  /** Gmin: packets in a row that end a burst. */
  static final int GAP = 16;

  /** Packets received since the last loss. */
  private long run;

  /** Losses in the burst that may be going on. */
  private long lostInBurst;

  private long gapReceived;
  private long gapLost;
  private long burstsBegun;
  private long burstReceived;
  private long toLoss;
  private long lossAfterLoss;

  /**
   * What was found.
   *
   * @param burstDensity share of packets lost in bursts, 0 to 1
   * @param gapDensity share of packets lost in gaps, 0 to 1
   * @param burstPackets mean length of a burst
   * @param gapPackets mean length of a gap
   */
  record Figures(double burstDensity, double gapDensity, double burstPackets, double gapPackets) {}

  /** A packet came, after {@code lost} that did not; what came late is not asked about again. */
  void received(long lost) {
    for (long i = 0; i < Math.min(lost, GAP); i++) {
      lost();
    }
    run++;
  }

  private void lost() {
    if (run >= GAP) {
      if (lostInBurst == 1) {
        gapLost++;
      } else {
        burstsBegun++;
      }
      lostInBurst = 1;
      gapReceived += run;
    } else {
      lostInBurst++;
      if (run == 0) {
        lossAfterLoss++;
      } else {
        toLoss++;
        burstReceived += run - 1;
      }
    }
    run = 0;
  }

  Figures figures() {
    double gap = gapReceived + gapLost;
    double gapDensity = gap == 0 ? 0 : gapLost / gap;
    double all = gap + 2.0 * burstsBegun + burstReceived + 2.0 * toLoss + lossAfterLoss;
    if (burstsBegun == 0) {
      return new Figures(0, gapDensity, 0, all + run);
    }
    double again = toLoss / (double) (burstsBegun + toLoss + lossAfterLoss);
    double into = burstReceived + toLoss == 0 ? 1 : toLoss / (double) (burstReceived + toLoss);
    double gapPackets = (gap + burstsBegun) / burstsBegun;
    double density = into + again == 0 ? 0 : into / (into + again);
    return new Figures(
        density, gapDensity, Math.max(0, all / burstsBegun - gapPackets), gapPackets);
  }
}
