package dev.earshot.app.profile;

import dev.earshot.app.console.VoiceWish;
import dev.earshot.audio.phone.AutoAnswer;
import dev.earshot.audio.phone.IncomingPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A checked profile.
 *
 * @param file where it came from; relative paths in it count from its folder
 * @param name what the connection is called on the screen
 * @param operator the supervisor's name
 * @param target the conference system
 * @param devices of the telephone
 * @param calls what becomes of calls to the telephone
 * @param leakGuard whether a second leg listens whether whispers leak
 */
public record Profile(
    Path file,
    String name,
    String operator,
    Target target,
    Devices devices,
    Calls calls,
    boolean leakGuard) {
  /**
   * @param microphone spec as in {@code AudioDevices}
   * @param speaker spec as in {@code AudioDevices}
   * @param ring where calls ring, where that is said: as {@code speaker}, or {@code headset}
   * @param voice what is done to the voice, where that is said
   */
  public record Devices(String microphone, String speaker, Optional<String> ring, VoiceWish voice) {
    /** With a voice as the user chose it before. */
    public Devices(String microphone, String speaker) {
      this(microphone, speaker, Optional.empty(), VoiceWish.NONE);
    }
  }

  /**
   * @param ring whether calls ring that nobody answers by a rule; only where there is a window
   * @param autoAnswer which calls are answered without asking, while a headset is there
   * @param test whom {@code earshot doctor} calls, best an echo service
   */
  public record Calls(boolean ring, List<AutoAnswer> autoAnswer, Optional<String> test) {
    /** Nobody can call. */
    public static final Calls NONE = new Calls(false, List.of(), Optional.empty());

    public Calls {
      autoAnswer = List.copyOf(autoAnswer);
    }

    /**
     * @param attended whether somebody sees who rings
     */
    public IncomingPolicy policy(boolean attended) {
      boolean taken = (ring && attended) || !autoAnswer.isEmpty();
      return taken ? IncomingPolicy.RINGING.withAutoAnswer(autoAnswer) : IncomingPolicy.NONE;
    }
  }

  /** A path of the profile, counted from its folder. */
  public Path resolve(Path path) {
    return file.toAbsolutePath().resolveSibling(path).normalize();
  }

  /** The same with other devices. */
  public Profile withDevices(Devices others) {
    return new Profile(file, name, operator, target, others, calls, leakGuard);
  }
}
