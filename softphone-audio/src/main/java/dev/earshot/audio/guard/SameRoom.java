package dev.earshot.audio.guard;

/**
 * Whether an ear is where we are: it hears the voices that we hear. An ear that waits in another
 * room hears nothing of us either, and that would prove nothing. Once it is known it stays known.
 * Owned by one thread; never allocates after construction.
 */
final class SameRoom {
  /** The ear may be ahead of us by this much. */
  private static final int AHEAD_STEPS = 16;

  private static final int LONGEST_DELAY = 3_200;

  /** Of what the ear hears, in the long window. */
  private static final float SHARE = 0.5f;

  private static final int STEADY = 20;

  private final Correlation correlation = new Correlation(LONGEST_DELAY);
  private final Emphasis ownEmphasis = new Emphasis();
  private final Emphasis earEmphasis = new Emphasis();
  private final float[] own = new float[Correlation.STEP];
  private final float[] ear = new float[Correlation.STEP];
  private final float[] waited = new float[Correlation.STEP];
  private final float[][] waiting = new float[AHEAD_STEPS][Correlation.STEP];
  private int at;
  private int alike;
  private boolean known;

  boolean known() {
    return known;
  }

  /** 10 ms of what we hear and of what the ear hears. */
  void step(int[] ownNow, int[] earNow) {
    if (known) {
      return;
    }
    ownEmphasis.apply(ownNow, 0, own);
    earEmphasis.apply(earNow, 0, ear);
    System.arraycopy(waiting[at], 0, waited, 0, waited.length);
    System.arraycopy(ear, 0, waiting[at], 0, ear.length);
    at = (at + 1) % AHEAD_STEPS;
    correlation.step(own, waited);
    alike = correlation.longPeak().share >= SHARE ? alike + 1 : 0;
    known = alike >= STEADY;
  }
}
