package dev.earshot.audio.device;

/** What happens to sound devices while they are in use. */
public sealed interface DeviceEvent {
  /** Devices came or went, or another one is the default: list them again. */
  record DevicesChanged() implements DeviceEvent {}

  /**
   * An open line has stalled or was lost; it is silent from now on.
   *
   * @param name of the device
   */
  record LineFailed(String name) implements DeviceEvent {}
}
