package dev.earshot.audio.focus.play;

import dev.earshot.mixer.audio.PcmFormat;
import java.util.List;

/**
 * Tones and rests, one after the other. Each tone rises and falls within 5 ms, so that it does not
 * click.
 *
 * @param tones at most 60 s together
 */
public record ToneSequence(String name, List<Tone> tones) implements Sound {
  /** Somebody came. */
  public static final ToneSequence JOIN_BEEP =
      new ToneSequence("join", List.of(new Tone(660, 90, -20), new Tone(880, 110, -20)));

  /** Somebody left. */
  public static final ToneSequence LEAVE_BEEP =
      new ToneSequence("leave", List.of(new Tone(660, 90, -20), new Tone(440, 110, -20)));

  /** This conversation is being recorded: 1400 Hz, as telephone networks have it. */
  public static final ToneSequence CONSENT_BEEP =
      new ToneSequence("consent", List.of(new Tone(1400, 200, -20)));

  private static final int EDGE_MILLIS = 5;
  private static final int MAX_MILLIS = 60_000;

  /**
   * @param hertz 0 for a rest
   * @param dbfs level of the sine, at most 0
   */
  public record Tone(double hertz, int millis, double dbfs) {
    /**
     * @throws IllegalArgumentException if it could not be played at every rate
     */
    public Tone {
      if (!(hertz >= 0 && hertz < 4000)) {
        throw new IllegalArgumentException("a tone must be between 0 and 4000 Hz: " + hertz);
      }
      if (millis < 1 || !(dbfs <= 0)) {
        throw new IllegalArgumentException(
            "a tone needs at least 1 ms and at most 0 dBFS: " + millis + " ms, " + dbfs + " dBFS");
      }
    }
  }

  /**
   * @throws IllegalArgumentException if there are none, or more than 60 s of them
   */
  public ToneSequence {
    tones = List.copyOf(tones);
    long millis = tones.stream().mapToLong(Tone::millis).sum();
    if (millis < 1 || millis > MAX_MILLIS) {
      throw new IllegalArgumentException("tones must last 1 ms to 60 s, not " + millis + " ms");
    }
  }

  @Override
  public short[] render(PcmFormat format) {
    int perMilli = format.sampleRate() / 1000;
    short[] samples = new short[tones.stream().mapToInt(Tone::millis).sum() * perMilli];
    int at = 0;
    for (Tone tone : tones) {
      int length = tone.millis() * perMilli;
      draw(tone, samples, at, length, format.sampleRate());
      at += length;
    }
    return samples;
  }

  private static void draw(Tone tone, short[] samples, int start, int length, int rate) {
    double amplitude = 32767 * Math.pow(10, tone.dbfs() / 20);
    double step = 2 * Math.PI * tone.hertz() / rate;
    int edge = Math.max(1, Math.min(length / 2, EDGE_MILLIS * rate / 1000));
    for (int i = 0; i < length; i++) {
      double slope = Math.min(1, Math.min(i, length - 1 - i) / (double) edge);
      samples[start + i] = (short) Math.round(amplitude * slope * Math.sin(step * i));
    }
  }
}
