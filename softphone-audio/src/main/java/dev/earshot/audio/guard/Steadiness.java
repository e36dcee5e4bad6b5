package dev.earshot.audio.guard;

/** For how many steps in a row a window has shown enough likeness at one delay. One thread. */
final class Steadiness {
  /** Half a sample either way, and the peak lies between two. */
  private static final int SLACK = 1;

  private final float enough;
  private final int agreeing;
  private int lag;
  private int steps;

  /**
   * @param enough share from which on a step counts
   * @param agreeing steps of the window that must show it each for itself
   */
  Steadiness(float enough, int agreeing) {
    this.enough = enough;
    this.agreeing = agreeing;
  }

  /** Steps so far, this one included. */
  int with(Correlation.Peak peak) {
    boolean same = Math.abs(peak.lag - lag) <= SLACK;
    lag = peak.lag;
    if (peak.share < enough || peak.agreeing < agreeing) {
      steps = 0;
    } else {
      steps = same ? steps + 1 : 1;
    }
    return steps;
  }

  void reset() {
    steps = 0;
  }
}
