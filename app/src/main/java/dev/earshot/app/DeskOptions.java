package dev.earshot.app;

import dev.earshot.app.console.VoiceWish;
import dev.earshot.app.profile.Memory;
import dev.earshot.app.profile.Profile;
import java.util.Optional;

/**
 * How the telephone's desk is furnished besides microphone and speaker.
 *
 * @param voice what is done to the voice, where profile or command line say so
 * @param ring where calls ring, where profile or command line say so
 * @param attended whether somebody sees who rings
 * @param memory what the user chose before and chooses now
 */
public record DeskOptions(VoiceWish voice, Optional<String> ring, boolean attended, Memory memory) {
  /** As usual, and nothing is remembered. */
  public static final DeskOptions USUAL =
      new DeskOptions(VoiceWish.NONE, Optional.empty(), false, Memory.none());

  /** As a profile says. */
  static DeskOptions of(Profile profile, boolean attended, Memory memory) {
    Profile.Devices devices = profile.devices();
    return new DeskOptions(devices.voice(), devices.ring(), attended, memory);
  }
}
