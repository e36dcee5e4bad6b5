package dev.earshot.mixer.audio;

/**
 * Decides frame by frame whether a voice carries anything worth mixing. Opens on the very frame
 * that rises above the line's noise, so that no onset of a word is lost (a {@link TalkDetector}
 * rather misses a click than shows one); closes when nothing has for {@value #HANGOVER_MILLIS} ms.
 * Steady line noise up to {@value NoiseFloor#HIGHEST} dBFS closes it within four seconds, digital
 * silence at once after the hangover. One per voice; owned by the thread that feeds it.
 */
public final class SpeechGate {
  /** Frames of steady noise differ by 2 dB or so; a voice that stands out less is lost in it. */
  private static final int ABOVE_FLOOR = 6;

  /** Nothing fainter is worth mixing, however quiet the line, in dBFS. */
  private static final int FAINTEST = -62;

  private static final int HANGOVER_MILLIS = 500;

  private final int frameMillis;
  private final NoiseFloor floor;
  private int quietMillis = HANGOVER_MILLIS;

  /**
   * @param frameMillis duration of the frames whose levels will be given
   */
  public SpeechGate(int frameMillis) {
    this.frameMillis = frameMillis;
    this.floor = new NoiseFloor(frameMillis);
  }

  /**
   * Takes the level of the next frame, in dBFS as {@link LevelMeter} gives it.
   *
   * @return whether that frame should be mixed
   */
  public boolean update(int dbfs) {
    boolean heard = dbfs >= Math.max(FAINTEST, floor.dbfs() + ABOVE_FLOOR);
    quietMillis = heard ? 0 : Math.min(HANGOVER_MILLIS, quietMillis + frameMillis);
    floor.update(dbfs);
    return isOpen();
  }

  public boolean isOpen() {
    return quietMillis < HANGOVER_MILLIS;
  }
}
