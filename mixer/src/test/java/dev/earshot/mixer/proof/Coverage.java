package dev.earshot.mixer.proof;

/** How much was looked at; and scratch space, so that the proof makes little garbage. */
final class Coverage {
  final long[] least = new long[480];
  final long[] most = new long[480];
  long operations;
  long ticks;

  /** Ears of people who must not hear the victim, compared with their twins. */
  long denials;

  /** Samples compared with the model, and those of them for which it allows one value only. */
  long samples;

  long exact;

  /** Samples compared across rates. */
  long converted;

  final Converters converters = new Converters();

  @Override
  public String toString() {
    return "%,d operations, %,d ticks, %,d denials, %,d samples, %.1f %% to the bit, %,d across rates"
        .formatted(
            operations, ticks, denials, samples, 100.0 * exact / Math.max(1, samples), converted);
  }
}
