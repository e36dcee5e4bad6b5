package dev.earshot.app.console;

/**
 * What is done to the supervisor's voice.
 *
 * @param echo takes out what the speaker plays
 * @param noise how much steady noise is lowered
 * @param gain brings quiet and loud talkers to the same level
 * @param highPass takes out hum, knocks and wind
 * @param sideTone how loud one hears oneself while the microphone is open, in dB, {@value
 *     #LEAST_SIDE_TONE} to {@value #MOST_SIDE_TONE}; 0 is not at all
 */
public record VoiceChoice(boolean echo, Noise noise, boolean gain, boolean highPass, int sideTone) {
  public static final int LEAST_SIDE_TONE = -60;
  public static final int MOST_SIDE_TONE = -6;

  /** Echo and hum, the voice as it is (decision 0131). */
  public static final VoiceChoice DEFAULT = new VoiceChoice(true, Noise.OFF, false, true, 0);

  /** The voice passes as it is. */
  public static final VoiceChoice NOTHING = new VoiceChoice(false, Noise.OFF, false, false, 0);

  /** How much noise is lowered. */
  public enum Noise {
    OFF,
    LOW,
    MODERATE,
    HIGH,
    VERY_HIGH
  }

  /**
   * @throws IllegalArgumentException if the side-tone is out of its range
   */
  public VoiceChoice {
    if (sideTone != 0 && (sideTone < LEAST_SIDE_TONE || sideTone > MOST_SIDE_TONE)) {
      throw new IllegalArgumentException("side-tone must be 0 or -60 to -6 dB: " + sideTone);
    }
  }

  public VoiceChoice withEcho(boolean on) {
    return new VoiceChoice(on, noise, gain, highPass, sideTone);
  }

  public VoiceChoice withNoise(Noise level) {
    return new VoiceChoice(echo, level, gain, highPass, sideTone);
  }

  public VoiceChoice withGain(boolean on) {
    return new VoiceChoice(echo, noise, on, highPass, sideTone);
  }

  public VoiceChoice withHighPass(boolean on) {
    return new VoiceChoice(echo, noise, gain, on, sideTone);
  }

  public VoiceChoice withSideTone(int decibels) {
    return new VoiceChoice(echo, noise, gain, highPass, decibels);
  }
}
