package dev.earshot.audio.phone;

import dev.earshot.audio.guard.Finding;

/**
 * A second call of ours in the room we speak in, that hears what customers hear and never says a
 * word: there is no way to give it a microphone. While it watches, our voice in what it hears shuts
 * the gate within the tick in which it is found. Any thread.
 */
public interface CustomerEar extends AutoCloseable {
  /** For its state and what the other side said of it; it cannot be talked to. */
  Leg leg();

  /**
   * Each time that we begin to speak to others than customers has a number of its own, and forgets
   * what was found before; 0 while we speak to everybody or not at all.
   */
  void watch(int number);

  /** Whether it is up and has heard the very voices that our own call hears. */
  boolean inRoom();

  /** What the watch came to so far. */
  Finding finding();

  /** From our mouth to that ear, as far as our voice was found. */
  int delayMillis();

  /** How much louder than it was sent our voice was found, in dB; below zero if quieter. */
  int gainDecibels();

  /** Hangs up. */
  @Override
  void close();
}
