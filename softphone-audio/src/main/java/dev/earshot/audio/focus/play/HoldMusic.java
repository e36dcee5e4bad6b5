package dev.earshot.audio.focus.play;

import dev.earshot.mixer.audio.PcmFormat;

/**
 * The built-in tune for those who wait: sixteen soft broken chords over a slow bass, made for
 * Earshot and computed from sines, so it belongs to nobody else. 19.2 s, its end fits its
 * beginning.
 */
public final class HoldMusic implements Sound {
  /** Length of a quarter, four of which make a chord. */
  private static final int QUARTER_MILLIS = 300;

  private static final double MELODY_DBFS = -24;
  private static final double BASS_DBFS = -27;

  /** Half-tones above A2: the bass and three notes of each chord, in order of playing. */
  private static final int[][] CHORDS = {
    {3, 19, 22, 27}, {0, 15, 19, 24}, {8, 20, 24, 27}, {10, 17, 22, 26},
    {3, 22, 27, 31}, {7, 19, 22, 26}, {8, 15, 20, 24}, {10, 22, 26, 29},
    {0, 19, 24, 27}, {5, 20, 24, 29}, {10, 17, 22, 26}, {3, 15, 19, 22},
    {8, 20, 24, 27}, {5, 17, 20, 24}, {10, 22, 26, 29}, {10, 17, 20, 26},
  };

  private static final HoldMusic TUNE = new HoldMusic();

  private HoldMusic() {}

  /** The one and only. */
  public static HoldMusic tune() {
    return TUNE;
  }

  @Override
  public String name() {
    return "hold music";
  }

  @Override
  public short[] render(PcmFormat format) {
    int quarter = QUARTER_MILLIS * format.sampleRate() / 1000;
    float[] mix = new float[CHORDS.length * 4 * quarter];
    for (int chord = 0; chord < CHORDS.length; chord++) {
      int[] notes = CHORDS[chord];
      int start = chord * 4 * quarter;
      strike(mix, format, notes[0], start, 4 * quarter, BASS_DBFS);
      for (int beat = 0; beat < 4; beat++) {
        int note = notes[beat == 3 ? 2 : beat + 1];
        strike(mix, format, note, start + beat * quarter, 2 * quarter, MELODY_DBFS);
      }
    }
    short[] samples = new short[mix.length];
    for (int i = 0; i < mix.length; i++) {
      samples[i] = (short) Math.round(mix[i]);
    }
    return samples;
  }

  /** Adds a note that rises within 20 ms and dies away; what exceeds the end begins the tune. */
  private static void strike(
      float[] mix, PcmFormat format, int halfTones, int start, int length, double dbfs) {
    double amplitude = 32767 * Math.pow(10, dbfs / 20);
    double step = 2 * Math.PI * 110 * Math.pow(2, halfTones / 12.0) / format.sampleRate();
    double rise = 0.02 * format.sampleRate();
    for (int i = 0; i < length; i++) {
      double fall = 1 - (double) i / length;
      double loud = amplitude * Math.min(1, i / rise) * fall * fall;
      double wave = Math.sin(step * i) + 0.25 * Math.sin(2 * step * i);
      mix[(start + i) % mix.length] += (float) (loud * wave);
    }
  }
}
