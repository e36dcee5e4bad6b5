package dev.earshot.app.profile;

import dev.earshot.app.console.VoiceChoice;
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
 */
public record Settings(
    List<AudioDevice> microphones,
    List<AudioDevice> speakers,
    Optional<VoiceChoice> voice,
    Optional<AudioDevice> ring) {
  /** Nothing was chosen yet. */
  public static final Settings NONE =
      new Settings(List.of(), List.of(), Optional.empty(), Optional.empty());

  /** Devices remembered of each kind. */
  static final int MOST = 8;

  public Settings {
    microphones = microphones.stream().limit(MOST).toList();
    speakers = speakers.stream().limit(MOST).toList();
  }

  public Settings withMicrophones(List<AudioDevice> others) {
    return new Settings(others, speakers, voice, ring);
  }

  public Settings withSpeakers(List<AudioDevice> others) {
    return new Settings(microphones, others, voice, ring);
  }

  public Settings withVoice(VoiceChoice choice) {
    return new Settings(microphones, speakers, Optional.of(choice), ring);
  }

  public Settings withRing(AudioDevice device) {
    return new Settings(microphones, speakers, voice, Optional.of(device));
  }
}
