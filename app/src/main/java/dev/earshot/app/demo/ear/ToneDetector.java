package dev.earshot.app.demo.ear;

import dev.earshot.mixer.audio.ToneMeter;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Finds a speaker who sends a steady sine at a multiple of 50 Hz, among others who do so.
 *
 * @param sampleRate of the recordings, in Hz
 * @param hertz his tone
 */
public record ToneDetector(int sampleRate, int hertz) implements VoiceDetector {
  /** Above this he is heard: simulated tones have -20 dBFS, ducking lowers them by 24 at most. */
  private static final double HEARD_DBFS = -50;

  /** Where the quantising noise of G.711 ends. */
  private static final double UNHEARD_DBFS = -55;

  /**
   * What a moment of concealment between two other tones may leave at this frequency; 10 ms of a
   * tone at -20 dBFS are louder.
   */
  private static final double MOMENT_DBFS = -45;

  private static final int WINDOW_MILLIS = 100;
  private static final int HOP_MILLIS = 20;

  /** Over 20 ms all multiples of 50 Hz are orthogonal, so an onset is seen to the sample. */
  private static final int ONSET_MILLIS = 20;

  @Override
  public Level level(int[] ear, int from, int to) {
    ToneMeter meter = new ToneMeter(sampleRate);
    int window = Math.min(sampleRate / 1000 * WINDOW_MILLIS, to - from);
    int hop = sampleRate / 1000 * HOP_MILLIS;
    int windows = Math.max(1, (to - from - window) / hop + 1);
    double[] levels = new double[windows];
    for (int i = 0; i < windows; i++) {
      levels[i] = meter.dbfs(ear, from + i * hop, window, hertz);
    }
    Arrays.sort(levels);
    return new Level(
        levels[windows / 2], levels[windows - 1], meter.dbfs(ear, from, to - from, hertz));
  }

  /** The middle of the first 20 ms that hold half of the tone: where it begins. */
  @Override
  public OptionalInt onset(int[] ear, int from, int to) {
    int window = sampleRate / 1000 * ONSET_MILLIS;
    double half = Math.pow(10, level(ear, from, to).loudest() / 20) * 32768 / 2;
    for (int at = from; at + window <= to; at++) {
      if (amplitude(ear, at, window) >= half) {
        return OptionalInt.of(at + window / 2);
      }
    }
    return OptionalInt.empty();
  }

  @Override
  public boolean spoke(int from, int to) {
    return true;
  }

  @Override
  public boolean heard(Level level) {
    return level.typical() > HEARD_DBFS;
  }

  @Override
  public boolean unheard(Level level) {
    return level.whole() < UNHEARD_DBFS && level.loudest() < MOMENT_DBFS;
  }

  private double amplitude(int[] ear, int at, int window) {
    double omega = 2 * Math.PI * hertz / sampleRate;
    double real = 0;
    double imaginary = 0;
    for (int i = 0; i < window; i++) {
      real += ear[at + i] * Math.cos(omega * i);
      imaginary += ear[at + i] * Math.sin(omega * i);
    }
    return 2 * Math.hypot(real, imaginary) / window;
  }
}
