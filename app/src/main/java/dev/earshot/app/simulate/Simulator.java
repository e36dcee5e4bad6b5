package dev.earshot.app.simulate;

import java.util.List;

/** A simulated system that runs from its making until it is closed. */
public interface Simulator extends AutoCloseable {
  /** Where it can be reached and what to do next, a line each; without secrets. */
  List<String> places();

  /** Hangs up everybody and frees every port; under three seconds; idempotent. */
  @Override
  void close();
}
