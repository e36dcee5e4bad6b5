package dev.earshot.mixer.audio;

/**
 * Keeps a queue between two clocks as full as it was at first, by the speed at which it is emptied
 * or filled (see {@link DriftResampler}). A proportional and integral controller: after half a
 * minute the speed is the ratio of the clocks, however uneven the single readings are. Owned by one
 * thread; allocates nothing.
 */
public final class DriftController {
  /**
   * Natural frequency, per second. Slow: a change of pitch is never heard, nor is one frame more.
   */
  private static final double OMEGA = 0.04;

  /** Critically damped. */
  private static final double PROPORTIONAL = 2 * OMEGA;

  private static final double INTEGRAL = OMEGA * OMEGA;

  /** Readings are smoothed over this long, because they come in steps of whole frames. */
  private static final double SMOOTHING_SECONDS = 2;

  private static final double LEARNING_SECONDS = 2;

  private final double frameSeconds;
  private double leastTarget;
  private double mostTarget;

  private double learned;
  private double target;
  private double smooth;
  private double integral;

  /**
   * @param frameMillis between two readings
   * @param leastTarget milliseconds in the queue below which it is not kept, whatever it was like
   * @param mostTarget the same above
   */
  public DriftController(int frameMillis, double leastTarget, double mostTarget) {
    this.frameSeconds = frameMillis / 1000.0;
    this.leastTarget = leastTarget;
    this.mostTarget = mostTarget;
  }

  /**
   * Takes the next reading.
   *
   * @param millis of sound in the queue
   * @return by how many millionths the stream should run faster for the queue not to grow
   */
  public double update(double millis) {
    if (learned < LEARNING_SECONDS) {
      learned += frameSeconds;
      smooth += (millis - smooth) * frameSeconds / learned;
      target = Math.max(leastTarget, Math.min(mostTarget, smooth));
      return ppm(integral);
    }
    smooth += (millis - smooth) * frameSeconds / SMOOTHING_SECONDS;
    double error = (smooth - target) / 1000;
    double speed = PROPORTIONAL * error + integral;
    if (ppm(speed) == speed * 1e6) {
      integral += INTEGRAL * error * frameSeconds;
    }
    return ppm(speed);
  }

  /** The queue was emptied or filled by force: what it is like now is learned anew. */
  public void restart() {
    learned = 0;
    smooth = 0;
  }

  /** Other bounds from now on; a target beyond them moves to the nearer one. */
  public void keepWithin(double newLeast, double newMost) {
    leastTarget = newLeast;
    mostTarget = newMost;
    target = Math.max(leastTarget, Math.min(mostTarget, target));
  }

  /** What the queue is kept at, in milliseconds. */
  public double target() {
    return target;
  }

  private static double ppm(double speed) {
    int most = DriftResampler.MOST_PPM;
    return Math.max(-most, Math.min(most, speed * 1e6));
  }
}
