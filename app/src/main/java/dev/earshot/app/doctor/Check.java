package dev.earshot.app.doctor;

import java.time.Duration;
import java.util.function.Consumer;

/** One question to a workstation. Runs on a thread of its own; may block within its limit. */
public interface Check {
  /** One word, by which it can be chosen. */
  String name();

  /** How long it may take at most; then it has failed. */
  default Duration limit() {
    return Duration.ofSeconds(10);
  }

  /** Tells each finding as it is made. */
  void examine(Consumer<Finding> findings);
}
