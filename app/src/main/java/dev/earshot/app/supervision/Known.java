package dev.earshot.app.supervision;

import java.time.Instant;
import java.util.Optional;

/**
 * A value together with how surely it is known (domain model chapter 1).
 *
 * @param value empty exactly if the certainty is {@link Certainty#UNKNOWN}
 * @param asOf when it was learnt or lost
 */
public record Known<T>(Optional<T> value, Certainty certainty, Instant asOf) {
  public Known {
    if (value.isEmpty() != (certainty == Certainty.UNKNOWN)) {
      throw new IllegalArgumentException("a value is present exactly if it is not UNKNOWN");
    }
  }

  public static <T> Known<T> confirmed(T value, Instant asOf) {
    return new Known<>(Optional.of(value), Certainty.CONFIRMED, asOf);
  }

  public static <T> Known<T> requested(T value, Instant asOf) {
    return new Known<>(Optional.of(value), Certainty.REQUESTED, asOf);
  }

  public static <T> Known<T> assumed(T value, Instant asOf) {
    return new Known<>(Optional.of(value), Certainty.ASSUMED, asOf);
  }

  public static <T> Known<T> unknown(Instant asOf) {
    return new Known<>(Optional.empty(), Certainty.UNKNOWN, asOf);
  }

  /** Whether it is confirmed to be {@code expected}. */
  public boolean isSurely(T expected) {
    return certainty == Certainty.CONFIRMED && value.isPresent() && value.get().equals(expected);
  }
}
