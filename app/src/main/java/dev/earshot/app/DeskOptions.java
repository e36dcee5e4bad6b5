package dev.earshot.app;

import dev.earshot.app.console.VoiceWish;
import dev.earshot.app.profile.Memory;

/**
 * How the telephone's desk is furnished besides microphone and speaker.
 *
 * @param voice what is done to the voice, where profile or command line say so
 * @param memory what the user chose before and chooses now
 */
public record DeskOptions(VoiceWish voice, Memory memory) {
  /** As usual, and nothing is remembered. */
  public static final DeskOptions USUAL = new DeskOptions(VoiceWish.NONE, Memory.none());
}
