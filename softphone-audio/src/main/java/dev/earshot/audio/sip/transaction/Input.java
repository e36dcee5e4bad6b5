package dev.earshot.audio.sip.transaction;

/** What can happen to a transaction. */
public sealed interface Input {
  /** Client: a response came. Server: the user of the transaction responds. */
  record Response(int status) implements Input {}

  /** Server: the same request came again. */
  record Repeated() implements Input {}

  /** INVITE server: the ACK for a final response other than 2xx came. */
  record Acknowledged() implements Input {}

  record Fired(TimerName timer) implements Input {}

  /** The message could not be carried. */
  record TransportFailed() implements Input {}
}
