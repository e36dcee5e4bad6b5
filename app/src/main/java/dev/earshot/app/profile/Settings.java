package dev.earshot.app.profile;

import dev.earshot.app.console.VoiceChoice;
import dev.earshot.app.detect.Thresholds;
import dev.earshot.audio.device.AudioDevice;
import java.util.List;
import java.util.Optional;

/**
 * What the user chose in the dock, remembered from one start to the next.
 *
 * @param microphones the latest choice first
 * @param speakers the latest choice first
 * @param voice what is done to his voice, if he ever chose
 * @param ring where calls ring, if he ever chose: a speaker, {@code none}, or the headset if its
 *     spec is empty
 * @param levels how loud he is and hears
 * @param alerts what must last how long until it is an alert
 */
public record Settings(
    List<AudioDevice> microphones,
    List<AudioDevice> speakers,
    Optional<VoiceChoice> voice,
    Optional<AudioDevice> ring,
    Levels levels,
    Thresholds alerts) {
  /** Nothing was chosen yet. */
  public static final Settings NONE =
      new Settings(
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Levels.USUAL,
          Thresholds.DEFAULT);

  /** Devices remembered of each kind. */
  static final int MOST = 8;

  public Settings {
    microphones = microphones.stream().limit(MOST).toList();
    speakers = speakers.stream().limit(MOST).toList();
  }

  /**
   * @param microphoneGain dB, -60 to 24
   * @param ducking of the conference while the microphone is open, dB, 0 to 24
   */
  public record Levels(int microphoneGain, int ducking) {
    public static final Levels USUAL = new Levels(0, 0);

    public Levels withMicrophoneGain(int decibels) {
      return new Levels(decibels, ducking);
    }

    public Levels withDucking(int decibels) {
      return new Levels(microphoneGain, decibels);
    }
  }

  public Settings withMicrophones(List<AudioDevice> others) {
    return new Settings(others, speakers, voice, ring, levels, alerts);
  }

  public Settings withSpeakers(List<AudioDevice> others) {
    return new Settings(microphones, others, voice, ring, levels, alerts);
  }

  public Settings withVoice(VoiceChoice choice) {
    return new Settings(microphones, speakers, Optional.of(choice), ring, levels, alerts);
  }

  public Settings withRing(AudioDevice device) {
    return new Settings(microphones, speakers, voice, Optional.of(device), levels, alerts);
  }

  public Settings withLevels(Levels chosen) {
    return new Settings(microphones, speakers, voice, ring, chosen, alerts);
  }
}
