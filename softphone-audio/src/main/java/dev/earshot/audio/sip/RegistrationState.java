package dev.earshot.audio.sip;

import java.time.Duration;

/** Where a registration stands. */
public sealed interface RegistrationState {
  record Registering() implements RegistrationState {}

  record Registered(Duration granted) implements RegistrationState {}

  /**
   * The registrar refused or did not answer; {@code status} is 408 for no answer, 503 for no
   * connection.
   */
  record Failed(int status, String reason) implements RegistrationState {}

  record Unregistered() implements RegistrationState {}
}
