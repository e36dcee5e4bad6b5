package dev.earshot.audio.device;

/** One turn of a capture or playout thread. */
interface LineStep {
  /**
   * Moves what can be moved without blocking.
   *
   * @param now nanoseconds of a monotonic clock
   * @return false if the device is lost, for good
   */
  boolean step(long now);
}
