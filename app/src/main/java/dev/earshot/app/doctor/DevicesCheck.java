package dev.earshot.app.doctor;

import dev.earshot.audio.device.AudioDevice;
import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.device.DeviceForm;
import dev.earshot.audio.device.DevicePreference;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Which microphones and speakers there are, and which of them are taken. */
final class DevicesCheck implements Check {
  private final AudioDevices devices;
  private final Wanted wanted;

  /**
   * What the user prefers, the latest wish first.
   *
   * @param microphone spec as in {@code AudioDevices}; {@code default} follows the preference
   * @param speaker as for the microphone
   */
  record Wanted(
      String microphone, String speaker, DevicePreference microphones, DevicePreference speakers) {}

  DevicesCheck(AudioDevices devices, Wanted wanted) {
    this.devices = devices;
    this.wanted = wanted;
  }

  @Override
  public String name() {
    return "devices";
  }

  @Override
  public void examine(Consumer<Finding> findings) {
    list("microphone", devices.microphones(), wanted.microphone, wanted.microphones, findings);
    list("speaker", devices.speakers(), wanted.speaker, wanted.speakers, findings);
  }

  static void list(
      String what,
      List<AudioDevice> there,
      String spec,
      DevicePreference preference,
      Consumer<Finding> findings) {
    if (there.isEmpty()) {
      findings.accept(
          Finding.warning(
              what + "s",
              "there is none: Earshot would go on with "
                  + (what.equals("microphone") ? "a simulated microphone" : "silent output"),
              "plug a headset in; if it is plugged in, see the sound system above"));
      return;
    }
    Optional<AudioDevice> taken = taken(there, spec, preference);
    for (AudioDevice device : there) {
      boolean isTaken = taken.filter(device::equals).isPresent();
      findings.accept(Finding.ok(what, describe(device) + (isTaken ? " – this one is used" : "")));
    }
    findings.accept(verdict(what, spec, taken));
  }

  /** The one that would be opened; empty if what is wanted is not there. */
  static Optional<AudioDevice> taken(
      List<AudioDevice> there, String spec, DevicePreference preference) {
    if (spec.equals("default")) {
      return preference.atStart(there);
    }
    String wanted = spec.replaceFirst("^device:", "");
    return there.stream()
        .filter(device -> device.spec().equals(spec))
        .findFirst()
        .or(() -> there.stream().filter(device -> device.name().equals(wanted)).findFirst());
  }

  private static Finding verdict(String what, String spec, Optional<AudioDevice> taken) {
    String title = what + " in use";
    boolean card = spec.equals("default") || spec.startsWith("device:");
    if (!card) {
      return Finding.ok(title, spec + ", as asked for");
    }
    if (taken.isEmpty()) {
      return Finding.failed(
          title,
          spec.equals("default")
              ? "none: what you prefer is not there, and no other headset is"
              : "'" + spec + "' is not there",
          "plug it in, or choose one of those above");
    }
    return taken.get().form() == DeviceForm.HEADSET
        ? Finding.ok(title, taken.get().name())
        : Finding.warning(
            title,
            taken.get().name() + " is not known to be a headset",
            "with loudspeakers others in the room hear the conference: a headset is better");
  }

  private static String describe(AudioDevice device) {
    String form = device.form().name().toLowerCase(Locale.ROOT);
    return "%s (%s%s)"
        .formatted(
            device.name(), device.spec(), device.form() == DeviceForm.UNKNOWN ? "" : ", " + form);
  }
}
