package dev.earshot.mixer.proof;

import java.util.Arrays;

/**
 * Frames that nobody could mistake for another's: pseudo-random, full of ones that are not zero.
 */
final class Voices {
  /** Six voices of this size, even added up, stay below what the mixer limits. */
  static final int LOUDEST = 4000;

  private Voices() {}

  /** Fills {@code frame} with what {@code who} says in the tick of {@code seed}. */
  static void speak(long seed, int who, int[] frame) {
    long state = seed * 0x9E3779B97F4A7C15L + (who + 1) * 0xBF58476D1CE4E5B9L;
    for (int i = 0; i < frame.length; i++) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      int size = 1 + (int) ((state >>> 40) * LOUDEST >>> 24);
      frame[i] = (state & 1) == 0 ? size : -size;
    }
  }

  static void silence(int[] frame) {
    Arrays.fill(frame, 0);
  }
}
