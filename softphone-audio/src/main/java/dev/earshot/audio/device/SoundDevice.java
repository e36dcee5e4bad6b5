package dev.earshot.audio.device;

/**
 * An input or output of a sound system.
 *
 * @param id by which it is opened; the same each time it is plugged in, as far as the sound system
 *     can tell
 * @param name for people
 */
record SoundDevice(String id, String name, DeviceForm form) {}
