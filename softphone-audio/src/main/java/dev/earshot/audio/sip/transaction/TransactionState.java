package dev.earshot.audio.sip.transaction;

import java.time.Duration;

/**
 * State of one transaction.
 *
 * @param interval present interval of the repeating timer (A, E or G)
 */
public record TransactionState(Phase phase, Duration interval) {
  TransactionState in(Phase next) {
    return new TransactionState(next, interval);
  }

  TransactionState every(Duration next) {
    return new TransactionState(phase, next);
  }
}
