package dev.earshot.mixer.audio;

/**
 * Level of a line's noise, followed as the least level of the last {@value #WINDOW_MILLIS} to twice
 * as many milliseconds: longer than anybody speaks without a gap between syllables, shorter than
 * the memory of those who listen. Frames of zeros (lost packets, discontinuous transmission) say
 * nothing about the noise and are left out. Owned by one thread.
 */
final class NoiseFloor {
  /** The floor never leaves this range: what is steady and louder than the highest is no noise. */
  static final int LOWEST = -70;

  static final int HIGHEST = -45;

  /** What a line is taken to be before anything was heard. */
  private static final int FIRST = -60;

  private static final int WINDOW_MILLIS = 1500;
  private static final int NONE = 0;

  private final int frameMillis;
  private int before = FIRST;
  private int least = NONE;
  private int millis;

  NoiseFloor(int frameMillis) {
    this.frameMillis = frameMillis;
  }

  /** Takes the level of the next frame, in dBFS as {@link LevelMeter} gives it. */
  void update(int dbfs) {
    if (dbfs == LevelMeter.SILENCE) {
      return;
    }
    least = Math.min(least, dbfs);
    millis += frameMillis;
    if (millis >= WINDOW_MILLIS) {
      before = least;
      least = NONE;
      millis = 0;
    }
  }

  /** In dBFS. */
  int dbfs() {
    return Math.max(LOWEST, Math.min(HIGHEST, Math.min(before, least)));
  }
}
