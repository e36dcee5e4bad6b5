package dev.earshot.audio.device;

/**
 * A sound device as the user sees it.
 *
 * @param spec by which it is opened: {@code default} or {@code device:NAME}
 * @param name for the screen
 */
public record AudioDevice(String spec, String name) {}
