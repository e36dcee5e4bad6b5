package dev.earshot.app.supervision.chat;

import dev.earshot.app.supervision.Mode;
import java.util.Optional;

/** Who sees a participant, or one message (genesys-chat.md chapter 1). */
public enum Visibility {
  /** Other supervisors only: monitoring. */
  SUPERVISORS,
  /** Agents and supervisors, not the customer: coaching. */
  AGENTS,
  /** Everybody. */
  ALL,
  /** The system said something else or nothing: warned of as if all saw it, never written under. */
  UNKNOWN;

  /** The mode of a supervisor who is seen so; empty if that cannot be known. */
  public Optional<Mode> mode() {
    return switch (this) {
      case SUPERVISORS -> Optional.of(Mode.LISTEN);
      case AGENTS -> Optional.of(Mode.WHISPER);
      case ALL -> Optional.of(Mode.BARGE);
      case UNKNOWN -> Optional.empty();
    };
  }

  /** How a supervisor in that mode is seen, and what he writes. */
  public static Visibility of(Mode mode) {
    return switch (mode) {
      case LISTEN -> SUPERVISORS;
      case WHISPER -> AGENTS;
      case BARGE -> ALL;
    };
  }

  /** Whether it must be assumed that the customer sees it. */
  public boolean mayReachCustomer() {
    return this == ALL || this == UNKNOWN;
  }
}
