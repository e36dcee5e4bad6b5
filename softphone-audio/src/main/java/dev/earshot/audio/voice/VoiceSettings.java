package dev.earshot.audio.voice;

/**
 * Which parts of voice processing are on.
 *
 * @param echo takes out what the speaker plays
 * @param noise how much steady noise is lowered
 * @param gain brings quiet and loud talkers to the same level, about -23 dBFS
 * @param highPass takes out what is below 100 Hz: hum, knocks, wind
 * @param activity tells voice from noise
 */
public record VoiceSettings(
    boolean echo, Noise noise, boolean gain, boolean highPass, boolean activity) {
  /** Voices pass as they are. */
  public static final VoiceSettings OFF = new VoiceSettings(false, Noise.OFF, false, false, false);

  /** Everything that changes the voice. */
  public static final VoiceSettings ALL =
      new VoiceSettings(true, Noise.MODERATE, true, true, false);

  /** For headsets and loudspeakers alike: echo and hum, the voice as it is (decision 0131). */
  public static final VoiceSettings DEFAULT = ALL.withNoise(Noise.OFF).withGain(false);

  /** How much noise is lowered, by measurement about 6, 12, 17 and 21 dB. */
  public enum Noise {
    OFF,
    LOW,
    MODERATE,
    HIGH,
    VERY_HIGH
  }

  public VoiceSettings withEcho(boolean on) {
    return new VoiceSettings(on, noise, gain, highPass, activity);
  }

  public VoiceSettings withNoise(Noise level) {
    return new VoiceSettings(echo, level, gain, highPass, activity);
  }

  public VoiceSettings withGain(boolean on) {
    return new VoiceSettings(echo, noise, on, highPass, activity);
  }

  public VoiceSettings withHighPass(boolean on) {
    return new VoiceSettings(echo, noise, gain, on, activity);
  }

  public VoiceSettings withActivity(boolean on) {
    return new VoiceSettings(echo, noise, gain, highPass, on);
  }

  /** Whether anything changes the voice. */
  boolean changesTheVoice() {
    return echo || noise != Noise.OFF || gain || highPass;
  }
}
