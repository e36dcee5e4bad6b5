package dev.earshot.app.demo.ear;

import java.util.OptionalInt;

/** Finds one voice in what an ear heard. Positions are samples of recordings on one clock. Pure. */
public interface VoiceDetector {
  /**
   * How loud the voice was.
   *
   * @param typical median over the stretch, dBFS
   * @param loudest loudest moment of the stretch, dBFS
   * @param whole in the stretch as a whole, dBFS
   */
  record Level(double typical, double loudest, double whole) {}

  /** How loud the voice is in {@code ear} between two positions. */
  Level level(int[] ear, int from, int to);

  /** First moment between two positions at which the voice is heard. */
  OptionalInt onset(int[] ear, int from, int to);

  /** Whether he said anything at all between two positions. */
  boolean spoke(int from, int to);

  /** Whether this level means: he is heard, throughout. */
  boolean heard(Level level);

  /** Whether this level means: he is heard at no moment. */
  boolean unheard(Level level);
}
