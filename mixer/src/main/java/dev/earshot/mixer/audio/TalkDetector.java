package dev.earshot.mixer.audio;

/**
 * Tells talk from line noise by the level of successive frames. It follows the noise floor (the
 * least level of the last seconds), starts when a few frames in a row stand well above it, and lets
 * go only after a pause longer than those between words. It knows levels only: a DTMF digit of more
 * than a few frames counts as talk. One per voice; owned by the thread that feeds it.
 */
public final class TalkDetector {
  /** How far above the noise floor talk must rise to start, and stay to go on, in dB. */
  private static final int START_ABOVE_FLOOR = 12;

  private static final int STAY_ABOVE_FLOOR = 6;

  /** Nothing fainter is talk, however quiet the line, in dBFS. */
  private static final int FAINTEST_START = -50;

  /** Clicks are shorter, syllables longer. */
  private static final int ATTACK_MILLIS = 40;

  /** Pauses between words are shorter. */
  private static final int HANGOVER_MILLIS = 400;

  private final int frameMillis;
  private final NoiseFloor floor;
  private int loudMillis;
  private int quietMillis;
  private boolean talking;

  /**
   * @param frameMillis duration of the frames whose levels will be given
   */
  public TalkDetector(int frameMillis) {
    this.frameMillis = frameMillis;
    this.floor = new NoiseFloor(frameMillis);
  }

  /**
   * Takes the level of the next frame.
   *
   * @param dbfs as {@link LevelMeter} gives it
   * @return whether this voice is talking now
   */
  public boolean update(int dbfs) {
    int start = Math.max(FAINTEST_START, floor.dbfs() + START_ABOVE_FLOOR);
    int stay = start - (START_ABOVE_FLOOR - STAY_ABOVE_FLOOR);
    loudMillis = dbfs >= start ? loudMillis + frameMillis : 0;
    quietMillis = dbfs >= stay ? 0 : quietMillis + frameMillis;
    talking = talking ? quietMillis < HANGOVER_MILLIS : loudMillis >= ATTACK_MILLIS;
    floor.update(dbfs);
    return talking;
  }

  public boolean talking() {
    return talking;
  }
}
