package dev.earshot.mixer.proof;

import dev.earshot.mixer.audio.SoftLimit;

/** What becomes of a sum at an ear. Grows with the sum, so bounds of the one bound the other. */
final class Limit {
  private Limit() {}

  static long of(long sum) {
    return SoftLimit.limit((int) sum);
  }
}
