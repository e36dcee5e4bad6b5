package dev.earshot.audio.device;

/**
 * A sound device as the user sees it.
 *
 * @param spec by which it is opened: {@code default} or {@code device:ID}, the same each time it is
 *     plugged in
 * @param name for the screen
 * @param form where its sound can be heard
 */
public record AudioDevice(String spec, String name, DeviceForm form) {
  /** A device of which only the name is known. */
  public AudioDevice(String spec, String name) {
    this(spec, name, DeviceForm.of("", name));
  }
}
