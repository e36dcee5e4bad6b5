package dev.earshot.audio.sip.transaction;

import java.util.List;

/** Result of one input: the next state and what is to be done. */
public record Step(TransactionState state, List<Output> outputs) {
  public Step {
    outputs = List.copyOf(outputs);
  }

  static Step of(TransactionState state, Output... outputs) {
    return new Step(state, List.of(outputs));
  }
}
