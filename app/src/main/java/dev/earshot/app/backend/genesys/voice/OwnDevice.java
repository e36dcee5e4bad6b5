package dev.earshot.app.backend.genesys.voice;

import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.StandingOrder;
import java.util.Optional;
import java.util.Set;

/**
 * A device of the supervisor as Genesys shows it (chapter 4).
 *
 * @param capabilities what can be asked of it now, as Genesys writes it
 * @param monitoring present while an order stands
 */
record OwnDevice(
    String id, String number, Set<String> capabilities, Optional<Monitoring> monitoring) {
  static final String CANCEL = "CancelSupervisorMonitoring";

  OwnDevice {
    capabilities = Set.copyOf(capabilities);
  }

  /**
   * @param reach empty in old versions, which do not say it
   * @param targetUri of the monitored device; empty where a number is monitored
   */
  record Monitoring(
      Mode mode,
      StandingOrder.Span span,
      Optional<StandingOrder.Reach> reach,
      Optional<String> targetUri) {}

  boolean offers(String operation) {
    return capabilities.contains(operation);
  }

  /** What Genesys calls an order of that mode. */
  static String operation(Mode mode) {
    return switch (mode) {
      case LISTEN -> "ListenIn";
      case WHISPER -> "Coach";
      case BARGE -> "BargeIn";
    };
  }
}
