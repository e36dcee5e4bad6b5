package dev.earshot.app.supervision;

import java.time.Instant;

/**
 * What can go wrong at a back end (domain model chapter 9). Whatever it is, the microphone's gate
 * is shut by then; {@link #audibility} says what that leaves true.
 */
public sealed interface BackendProblem {
  /** What happened, one sentence. */
  String what();

  /** What is true now about who hears us, one sentence. */
  default String audibility() {
    return "Your microphone is shut: nobody hears you.";
  }

  record AuthExpired(String what) implements BackendProblem {}

  record NotPermitted(String what) implements BackendProblem {}

  /** The conference or participant is gone. */
  record NotFound(String what) implements BackendProblem {}

  record InvalidState(String what) implements BackendProblem {}

  /** Nothing was asked for: tags that Earshot did not set would have to be replaced. */
  record ConsentNeeded(String what) implements BackendProblem {}

  /**
   * @param local whether we refused it ourselves, before asking
   */
  record Rejected(boolean local, String what) implements BackendProblem {}

  record RateLimited(Instant retryAt, String what) implements BackendProblem {}

  record Unavailable(String what) implements BackendProblem {}

  /** Another instance of the back end owns the call (jambonz 422). */
  record WrongInstance(String what) implements BackendProblem {}

  /** Asked, but never confirmed. */
  record Unconfirmed(String what) implements BackendProblem {
    @Override
    public String audibility() {
      return "Whether the conference would pass your voice on is not known; your microphone is"
          + " shut, so nobody hears you.";
    }
  }

  record Unsupported(String what) implements BackendProblem {}

  record ProtocolViolation(String what) implements BackendProblem {
    @Override
    public String audibility() {
      return "What the conference would do with your voice is not known; your microphone is shut,"
          + " so nobody hears you.";
    }
  }
}
