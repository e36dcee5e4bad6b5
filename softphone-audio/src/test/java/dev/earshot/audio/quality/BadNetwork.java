package dev.earshot.audio.quality;

import java.util.Random;

/**
 * What a network does to a stream of packets, drawn from a seed: loss at random or in bursts
 * (Gilbert's two states), a delay that varies evenly between nothing and {@code jitterMillis} with
 * the order kept, a sender's clock that is wrong. One stream, in the order of sending.
 */
final class BadNetwork {
  /** Arrival of a packet that never comes. */
  static final double LOST = Double.NaN;

  private final Conditions conditions;
  private final Random losses;
  private final Random delays;
  private boolean bad;
  private double last = Double.NEGATIVE_INFINITY;

  /**
   * @param lossPercent mean loss
   * @param burst mean packets lost in a row; 1 loses each packet by itself
   * @param jitterMillis longest extra delay
   * @param ppm how much too slow the sender's clock is, in millionths
   */
  record Conditions(double lossPercent, double burst, double jitterMillis, double ppm) {
    static final Conditions CALM = new Conditions(0, 1, 0, 0);

    Conditions losing(double percent, double packetsInARow) {
      return new Conditions(percent, packetsInARow, jitterMillis, ppm);
    }

    Conditions varying(double millis) {
      return new Conditions(lossPercent, burst, millis, ppm);
    }

    Conditions slow(double millionths) {
      return new Conditions(lossPercent, burst, jitterMillis, millionths);
    }
  }

  BadNetwork(Conditions conditions, long seed) {
    this.conditions = conditions;
    losses = new Random(seed);
    delays = new Random(seed + 1);
  }

  /** When a packet that is due to be sent at this time arrives, or {@link #LOST}. */
  double arrival(double due) {
    if (isLost()) {
      return LOST;
    }
    double sent = due * (1 + conditions.ppm() / 1e6);
    last = Math.max(sent + delays.nextDouble() * conditions.jitterMillis(), last + 0.1);
    return last;
  }

  private boolean isLost() {
    double mean = conditions.lossPercent() / 100;
    if (conditions.burst() <= 1) {
      return losses.nextDouble() < mean;
    }
    double leave = 1 / conditions.burst();
    double enter = leave * mean / (1 - mean);
    bad = bad ? losses.nextDouble() >= leave : losses.nextDouble() < enter;
    return bad;
  }
}
