package dev.earshot.app;

import dev.earshot.mixer.audio.LevelMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells from the microphone's level and its clipped frames what its owner should know: that it
 * delivers nothing at all, not even the noise of a room, or that it is too loud. Belongs to whoever
 * steps it, a few times a second.
 */
final class SignalWatch {
  /** A real microphone is never so quiet for so long: a switch, or a right that is missing. */
  private static final Duration DEAD = Duration.ofSeconds(3);

  private static final Duration CLIP_WINDOW = Duration.ofSeconds(1);
  private static final Duration CLIP_SHOWN = Duration.ofSeconds(5);

  /** Clipped frames in a window: fewer are a bump against the boom. */
  private static final int CLIPS = 3;

  private Optional<Instant> silentSince = Optional.empty();
  private Instant windowStart = Instant.EPOCH;
  private long clippedAtStart;
  private Instant clippedAt = Instant.EPOCH;

  /**
   * @param real whether the microphone is a device and not a file or a tone
   * @param level in dBFS
   * @param clipped frames that clipped since the beginning
   * @return a sentence, empty if all is well
   */
  String step(Instant now, boolean real, int level, long clipped) {
    if (!real || level > LevelMeter.SILENCE) {
      silentSince = Optional.empty();
    } else if (silentSince.isEmpty()) {
      silentSince = Optional.of(now);
    }
    if (!now.isBefore(windowStart.plus(CLIP_WINDOW))) {
      windowStart = now;
      clippedAtStart = clipped;
    }
    if (clipped - clippedAtStart >= CLIPS) {
      clippedAt = now;
    }
    if (silentSince.filter(since -> !now.isBefore(since.plus(DEAD))).isPresent()) {
      return "No signal at all from the microphone: is it muted?";
    }
    return now.isAfter(clippedAt.plus(CLIP_SHOWN))
        ? ""
        : "The microphone is too loud and clips: turn it down.";
  }
}
