package dev.earshot.audio.device;

/** One turn of a capture or playout thread. */
interface LineStep {
  /** How the device is doing. */
  enum Health {
    WELL,
    /** No progress for a while; it may come back. */
    STALLED,
    /** Gone for good. */
    LOST
  }

  /**
   * Moves what can be moved without blocking.
   *
   * @param now nanoseconds of a monotonic clock
   */
  Health step(long now);
}
