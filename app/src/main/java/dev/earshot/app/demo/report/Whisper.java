package dev.earshot.app.demo.report;

/**
 * One press of the talk key.
 *
 * @param atMillis of the key, since the first sample of the recordings
 * @param ear whom it was meant for
 * @param clickToAudibleMillis from the key to the voice in that ear; -1 if it never came
 */
public record Whisper(long atMillis, String ear, double clickToAudibleMillis) {}
