package dev.earshot.audio.device;

import java.util.Locale;
import java.util.regex.Pattern;

/** Where the sound of a device can be heard, or comes from. */
public enum DeviceForm {
  /** At one person's head: what is said there stays there. */
  HEADSET,
  /** In the room. */
  LOUDSPEAKER,
  /** Nobody knows. */
  UNKNOWN;

  private static final Pattern AT_THE_HEAD =
      Pattern.compile(
          "headset|headphone|handset|hands-free|earbud|earphone|airpods"
              + "|jabra|plantronics|\\bpoly\\b|blackwire|voyager|\\bepos\\b|sennheiser|evolve");
  private static final Pattern IN_THE_ROOM =
      Pattern.compile("speaker|hdmi|displayport|\\btv\\b|internal|webcam|monitor|hifi|car\\b");

  /**
   * @param factor what the sound system says it is ({@code device.form_factor}); empty if nothing
   * @param name which often says it, too
   */
  static DeviceForm of(String factor, String name) {
    String said = (factor.isEmpty() ? name : factor).toLowerCase(Locale.ROOT);
    if (AT_THE_HEAD.matcher(said).find()) {
      return HEADSET;
    }
    return IN_THE_ROOM.matcher(said).find() ? LOUDSPEAKER : UNKNOWN;
  }
}
