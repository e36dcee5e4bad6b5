package dev.earshot.audio.sip;

import java.time.Duration;

/** What a {@link RegistrationMachine} wants done, in this order. */
sealed interface RegistrationOutput {
  /**
   * @param registrar whom it is about, 0 being the main one
   */
  record Tell(int registrar, RegistrationState state) implements RegistrationOutput {}

  /** Nothing more is to be heard of the request under way. */
  record Abandon() implements RegistrationOutput {}

  /** {@link RegistrationInput.Due} after that time; takes the place of any other wait. */
  record Wait(Duration time) implements RegistrationOutput {}

  /** {@link RegistrationInput.Slow} after that time, unless an answer comes first. */
  record Expect(Duration within) implements RegistrationOutput {}

  /**
   * REGISTER; always the last.
   *
   * @param expires zero to be removed
   */
  record Ask(int registrar, Duration expires) implements RegistrationOutput {}
}
