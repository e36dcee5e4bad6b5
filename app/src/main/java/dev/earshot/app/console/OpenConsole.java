package dev.earshot.app.console;

import java.util.Optional;

/** A console that runs on some conference system: what a window or a command line works with. */
public interface OpenConsole extends AutoCloseable {
  ConsoleStore store();

  ConsoleCommands commands();

  Meters meters();

  /** What happened to our voice so far; empty where nobody keeps it. */
  default Optional<EvidenceLog> evidence() {
    return Optional.empty();
  }

  /**
   * Gate, server mute, leave, registration, back end, devices, in this order; at most three
   * seconds. Idempotent.
   */
  @Override
  void close();
}
