package dev.earshot.app.backend.jambonz;

/**
 * A call has another status.
 *
 * @param status {@code trying, ringing, early-media, in-progress, queued, failed, busy, no-answer,
 *     completed}
 */
public record CallStatus(String callSid, String status, StatusEvent.Party party) {
  static CallStatus completed(String callSid) {
    return new CallStatus(callSid, "completed", StatusEvent.Party.UNKNOWN);
  }

  boolean isOver() {
    return switch (status) {
      case "completed", "failed", "busy", "no-answer" -> true;
      default -> false;
    };
  }
}
