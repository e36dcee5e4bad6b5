package dev.earshot.mixer.proof;

/** What becomes of a sum at an ear. Grows with the sum, so bounds of the one bound the other. */
final class Limit {
  private Limit() {}

  static long of(long sum) {
    return Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum));
  }
}
