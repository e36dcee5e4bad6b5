package dev.earshot.audio.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which device to use of those that are there: the one that was wanted last, else one wanted
 * before, else a headset. Never loudspeakers that nobody chose: a conversation must not go on in
 * the room because a headset was pulled. Immutable.
 *
 * @param wanted by the user or at the start, the latest first; told by spec, or by name because
 *     another port can change the id
 */
public record DevicePreference(List<AudioDevice> wanted) {
  /** Nothing was chosen yet. */
  public static final DevicePreference NONE = new DevicePreference(List.of());

  private static final String DEFAULT = "default";

  public DevicePreference {
    wanted = List.copyOf(wanted);
  }

  /** The same after the user chose a device. */
  public DevicePreference prefer(AudioDevice device) {
    List<AudioDevice> next = new ArrayList<>(List.of(device));
    wanted.stream().filter(former -> !isSame(former, device)).forEach(next::add);
    return new DevicePreference(next);
  }

  /** At the start, when nobody knows better: a headset, else what the system takes. */
  public static Optional<AudioDevice> first(List<AudioDevice> there) {
    return there.stream()
        .filter(device -> device.form() == DeviceForm.HEADSET)
        .findFirst()
        .or(() -> there.stream().findFirst());
  }

  /**
   * What to open at the start: what {@link #choose} says, and if nobody ever chose anything, the
   * {@link #first}. Empty if what was chosen once is not there: nobody chose what is there instead.
   */
  public Optional<AudioDevice> atStart(List<AudioDevice> there) {
    return wanted.isEmpty() ? first(there) : choose(there);
  }

  /** What to use now; empty if it is better to wait. */
  public Optional<AudioDevice> choose(List<AudioDevice> there) {
    return wanted(there)
        .or(
            () ->
                there.stream()
                    .filter(device -> !device.spec().equals(DEFAULT))
                    .filter(device -> device.form() == DeviceForm.HEADSET)
                    .findFirst());
  }

  /**
   * Whether only one person hears and talks there, as far as anybody knows: a headset, or what was
   * chosen and is not known for something in the room. The default is no choice: it may be anything
   * tomorrow.
   */
  public boolean isPersonal(AudioDevice device) {
    boolean chosen =
        !device.spec().equals(DEFAULT) && wanted.stream().anyMatch(wish -> isSame(wish, device));
    return device.form() == DeviceForm.HEADSET || device.form() == DeviceForm.UNKNOWN && chosen;
  }

  /** The best of those that are there and were wanted. */
  public Optional<AudioDevice> wanted(List<AudioDevice> there) {
    for (AudioDevice wish : wanted) {
      Optional<AudioDevice> same =
          there.stream()
              .filter(device -> device.spec().equals(wish.spec()))
              .findFirst()
              .or(() -> there.stream().filter(device -> isSame(device, wish)).findFirst());
      if (same.isPresent()) {
        return same;
      }
    }
    return Optional.empty();
  }

  /** The default is whatever it is just now: no name makes another device of it. */
  private static boolean isSame(AudioDevice one, AudioDevice other) {
    boolean either = one.spec().equals(DEFAULT) || other.spec().equals(DEFAULT);
    return one.spec().equals(other.spec()) || !either && one.name().equals(other.name());
  }
}
