package dev.earshot.audio.device;

/**
 * What an open line is called.
 *
 * @param name for people
 * @param spec by which this very device is opened again; empty if the sound system cannot tell
 */
record LineName(String name, String spec) {}
