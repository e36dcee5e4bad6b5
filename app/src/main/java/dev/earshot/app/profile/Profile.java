package dev.earshot.app.profile;

import dev.earshot.app.console.VoiceWish;
import java.nio.file.Path;

/**
 * A checked profile.
 *
 * @param file where it came from; relative paths in it count from its folder
 * @param name what the connection is called on the screen
 * @param operator the supervisor's name
 * @param target the conference system
 * @param devices of the telephone
 */
public record Profile(Path file, String name, String operator, Target target, Devices devices) {
  /**
   * @param microphone spec as in {@code AudioDevices}
   * @param speaker spec as in {@code AudioDevices}
   * @param voice what is done to the voice, where that is said
   */
  public record Devices(String microphone, String speaker, VoiceWish voice) {
    /** With a voice as the user chose it before. */
    public Devices(String microphone, String speaker) {
      this(microphone, speaker, VoiceWish.NONE);
    }
  }

  /** A path of the profile, counted from its folder. */
  public Path resolve(Path path) {
    return file.toAbsolutePath().resolveSibling(path).normalize();
  }

  /** The same with other devices. */
  public Profile withDevices(Devices others) {
    return new Profile(file, name, operator, target, others);
  }
}
