package dev.earshot.app.desk;

import dev.earshot.audio.device.AudioDevice;
import dev.earshot.audio.device.DevicePreference;
import java.util.List;

/** Which devices are at one person's head, as far as anybody knows (decision 0147). Pure. */
public final class Personal {
  private Personal() {}

  /** Whether a spec names a card, and not a file, a tone or nothing. */
  public static boolean isCard(String spec) {
    return spec.equals("default") || spec.startsWith("device:");
  }

  /**
   * Whether a device in use is a headset, or one that the user chose and nobody knows for a
   * loudspeaker, or a file or tone that was asked for; stand-ins for what is missing are not.
   *
   * @param inUse spec by which it was opened
   * @param device what that turned out to be
   * @param chosen what the user chose
   */
  public static boolean isPersonal(String inUse, AudioDevice device, DevicePreference chosen) {
    if (inUse.isEmpty() || inUse.equals("silence") || inUse.equals("none")) {
      return false;
    }
    return !isCard(inUse) || chosen.isPersonal(device);
  }

  /**
   * The very device in use, as it is listed if it is.
   *
   * @param inUse spec by which it was opened
   * @param spec what that turned out to be; empty if the sound system cannot tell
   */
  public static AudioDevice current(
      String inUse, String spec, String name, List<AudioDevice> there) {
    String known = spec.isEmpty() ? inUse : spec;
    return there.stream()
        .filter(device -> device.spec().equals(known))
        .findFirst()
        .orElseGet(() -> new AudioDevice(known, name));
  }
}
