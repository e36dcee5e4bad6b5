package dev.earshot.mixer.audio;

/**
 * Brings a voice slowly to the level at which a telephone conversation is comfortable: {@value
 * #TARGET} dBFS while speaking, by {@value #LOWEST_GAIN} to +{@value #HIGHEST_GAIN} dB. The gain
 * moves only in frames of speech, slower than one hears it move, and holds in pauses; it never
 * lifts the noise of the line above {@value #LOUDEST_NOISE} dBFS. One per voice; owned by one
 * thread; allocates nothing.
 */
public final class AutomaticLevel {
  static final int TARGET = -21;
  static final int LOWEST_GAIN = -12;
  static final int HIGHEST_GAIN = 18;
  static final int LOUDEST_NOISE = -50;

  private static final double UP_PER_MILLI = 0.003;

  /** Too loud is worse than too soft, so it is mended sooner. */
  private static final double DOWN_PER_MILLI = 0.009;

  /** Differences that nobody minds, in dB. */
  private static final double TOLERANCE = 1;

  /** Speech over which the level is averaged, once there is as much. */
  private static final double MEMORY_MILLIS = 1500;

  /** Speech heard before the gain moves at all. */
  private static final int FIRST_MILLIS = 300;

  /** What stands out less from the noise is a pause between syllables. */
  private static final int SPEECH_ABOVE_FLOOR = 10;

  private final int frameMillis;
  private final NoiseFloor floor;
  private double power;
  private double heardMillis;
  private double gain;
  private float factor = 1;

  /**
   * @param frameMillis duration of the frames
   */
  public AutomaticLevel(int frameMillis) {
    this.frameMillis = frameMillis;
    this.floor = new NoiseFloor(frameMillis);
  }

  /**
   * Amplifies {@code frame} in place, without clipping. Bit for bit unchanged at 0 dB.
   *
   * @param dbfs level of the frame, as {@link LevelMeter} gives it
   * @param talking whether the voice is talking, by a {@link TalkDetector}
   */
  public void apply(int[] frame, int dbfs, boolean talking) {
    if (talking && dbfs >= floor.dbfs() + SPEECH_ABOVE_FLOOR) {
      hear(dbfs);
      move();
    }
    floor.update(dbfs);
    amplify(frame);
  }

  /** Gain now, in dB. */
  public double gain() {
    return gain;
  }

  private void hear(int dbfs) {
    heardMillis = Math.min(MEMORY_MILLIS, heardMillis + frameMillis);
    power += (Math.pow(10, dbfs / 10.0) - power) * frameMillis / heardMillis;
  }

  private void move() {
    if (heardMillis < FIRST_MILLIS) {
      return;
    }
    double wanted = TARGET - 10 * Math.log10(power);
    double most = Math.max(0, Math.min(HIGHEST_GAIN, LOUDEST_NOISE - floor.dbfs()));
    wanted = Math.max(LOWEST_GAIN, Math.min(most, wanted));
    if (wanted > gain + TOLERANCE) {
      gain = Math.min(wanted, gain + UP_PER_MILLI * frameMillis);
    } else if (wanted < gain - TOLERANCE) {
      gain = Math.max(wanted, gain - DOWN_PER_MILLI * frameMillis);
    }
  }

  /** From the former frame's factor to the new one, evenly, or the change would crackle. */
  private void amplify(int[] frame) {
    float target = gain == 0 ? 1 : (float) Math.pow(10, gain / 20);
    if (target == 1 && factor == 1) {
      return;
    }
    float step = (target - factor) / frame.length;
    for (int i = 0; i < frame.length; i++) {
      frame[i] = (int) (frame[i] * (factor + step * (i + 1)));
    }
    factor = target;
  }
}
