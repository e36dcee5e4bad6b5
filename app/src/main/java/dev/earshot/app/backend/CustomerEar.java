package dev.earshot.app.backend;

import dev.earshot.app.supervision.Guard;

/**
 * A second call of ours that hears what customers hear and never says a word; it shuts the gate
 * itself if it hears our voice while it watches. Any thread.
 */
public interface CustomerEar extends AutoCloseable {
  /**
   * Each time that we begin to whisper has a number of its own, and forgets what was found before;
   * 0 while everybody may hear us.
   */
  void watch(int number);

  Guard says();

  /** Hangs up. */
  @Override
  void close();
}
