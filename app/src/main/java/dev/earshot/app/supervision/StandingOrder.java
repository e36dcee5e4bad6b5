package dev.earshot.app.supervision;

import java.util.Optional;

/**
 * "When this agent gets a call, bring me into it" (domain model 2.4). It acts by itself, without a
 * further click, so it is shown as long as it stands.
 *
 * @param wish what was ordered; where the system does not say the reach, it is the widest
 * @param name of the agent, for the screen; the number if there is no name
 * @param certainty CONFIRMED once the system itself shows it, REQUESTED before, ASSUMED while it
 *     cannot be asked, UNKNOWN if it never answered
 */
public record StandingOrder(Wish wish, String name, Certainty certainty) {
  /** For which calls. */
  public enum Span {
    NEXT_CALL,
    ALL_CALLS
  }

  /** How far a call is followed. */
  public enum Reach {
    /** Until the agent leaves it. */
    AGENT,
    /** To whomever it is transferred; who hears a whisper then is not told. */
    CALL
  }

  /**
   * @param target the agent, as his row in the list of conferences is called
   * @param mode as what we are brought into the call
   * @param reach empty if the system does not say it
   */
  public record Wish(ConferenceKey target, Mode mode, Span span, Optional<Reach> reach) {
    /** The least of it: one call, and with the agent alone. */
    public static Wish least(ConferenceKey target, Mode mode) {
      return new Wish(target, mode, Span.NEXT_CALL, Optional.of(Reach.AGENT));
    }
  }

  /** {@code Whisper to Anna (5001), next call, as long as the agent is in it}, and how sure. */
  public String sentence() {
    String what =
        switch (wish.mode()) {
          case LISTEN -> "Listen to ";
          case WHISPER -> "Whisper to ";
          case BARGE -> "Barge in on ";
        };
    String span = wish.span() == Span.NEXT_CALL ? ", next call" : ", ALL calls until cancelled";
    String reach =
        switch (wish.reach().orElse(Reach.CALL)) {
          case AGENT -> ", as long as the agent is in it";
          case CALL -> ", wherever the call goes";
        };
    return what + name + span + reach + doubt();
  }

  private String doubt() {
    return switch (certainty) {
      case CONFIRMED -> "";
      case REQUESTED -> " (asked for, not confirmed yet)";
      case ASSUMED -> " (as last known: the system cannot be asked now)";
      case UNKNOWN -> " (asked for; whether it stands is not known)";
    };
  }
}
