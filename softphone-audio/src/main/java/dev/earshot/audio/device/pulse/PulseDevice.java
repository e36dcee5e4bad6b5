package dev.earshot.audio.device.pulse;

/**
 * A sink or source of the server.
 *
 * @param name by which it is opened; the same each time it is plugged in
 * @param description for people
 * @param form of the device as the server knows it, for example {@code headset}; else empty
 * @param monitor whether it is no microphone but delivers what a sink plays
 */
public record PulseDevice(String name, String description, String form, boolean monitor) {}
