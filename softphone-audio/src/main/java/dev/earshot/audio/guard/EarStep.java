package dev.earshot.audio.guard;

/**
 * What a customer's ear of ours is good for, 10 ms at a time: is it where we are, and is our voice
 * in what it hears? Nothing is looked for unless we whisper, and what was said before then counts
 * for nothing: it may rightly be on its way to everybody. One thread; the finding may be read by
 * any.
 */
public final class EarStep {
  /** Without a frame for longer, the ear hears nothing and proves nothing. */
  private static final int DEAF_STEPS = 20;

  private final LeakDetector detector = new LeakDetector();
  private final SameRoom room = new SameRoom();
  private final int[] silence = new int[LeakDetector.STEP];
  private volatile int watched;
  private int deaf = DEAF_STEPS;
  private volatile boolean inRoom;
  private volatile Finding finding = Finding.NOTHING;
  private volatile int delayMillis;
  private volatile int gainDecibels;

  /**
   * @param watch numbers each time that we begin to speak to others than customers; 0 while we do
   *     not
   * @param said what we say, if anything
   * @param own what our own call hears
   * @param heard what the ear hears; ignored if it is deaf
   * @param comes whether anything came for the ear
   */
  public Finding step(int watch, int[] said, int[] own, int[] heard, boolean comes) {
    int[] ear = comes ? heard : silence;
    deaf = comes ? 0 : Math.min(DEAF_STEPS, deaf + 1);
    room.step(own, ear);
    inRoom = room.known();
    if (watch != watched) {
      detector.restart();
      finding = Finding.NOTHING;
      watched = watch;
    }
    if (watch != 0) {
      finding = detector.step(said, ear, inRoom && deaf < DEAF_STEPS);
      delayMillis = detector.delayMillis();
      gainDecibels = detector.gainDecibels();
    }
    return finding;
  }

  /** Whether the ear has heard the voices that we hear. */
  public boolean inRoom() {
    return inRoom;
  }

  /** What that watch came to; nothing as long as it has not begun. */
  public Finding finding(int watch) {
    return watched == watch ? finding : Finding.NOTHING;
  }

  /** From our mouth to that ear, as far as our voice was found. */
  public int delayMillis() {
    return delayMillis;
  }

  /** How much louder than it was sent it was found, in dB; below zero if quieter. */
  public int gainDecibels() {
    return gainDecibels;
  }
}
