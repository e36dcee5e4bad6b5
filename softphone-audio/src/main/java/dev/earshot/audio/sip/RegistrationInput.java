package dev.earshot.audio.sip;

import java.time.Duration;
import java.util.Optional;

/** What happens to a registration. */
sealed interface RegistrationInput {
  record Begun() implements RegistrationInput {}

  /** 2xx; zero after a removal, or if the registrar grants nothing. */
  record Granted(Duration granted) implements RegistrationInput {}

  /** 423: the registrar wants longer registrations. */
  record TooBrief(Duration least) implements RegistrationInput {}

  /**
   * Any other final answer, or none: 408 for silence, 503 for no connection.
   *
   * @param retryAfter when the registrar wants to be asked again, if it says so
   */
  record Refused(int status, String reason, Optional<Duration> retryAfter)
      implements RegistrationInput {}

  /** The answer takes longer than it should. */
  record Slow() implements RegistrationInput {}

  /** The time waited for is over. */
  record Due() implements RegistrationInput {}

  /** The connection by which the registrar reaches us is gone. */
  record ConnectionLost() implements RegistrationInput {}

  /** We have other addresses than before, or slept. */
  record NetworkChanged() implements RegistrationInput {}

  record Closed() implements RegistrationInput {}
}
