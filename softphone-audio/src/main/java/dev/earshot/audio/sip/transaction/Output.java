package dev.earshot.audio.sip.transaction;

import java.time.Duration;

/** What a machine wants done, in this order. */
public sealed interface Output {
  /** Client: the request, once more. */
  record SendRequest() implements Output {}

  /** INVITE client: the ACK for a final response other than 2xx. */
  record SendAck() implements Output {}

  /** Server: the response given, or the latest one again. */
  record SendResponse() implements Output {}

  /** INVITE server: 100 Trying of its own. */
  record SendTrying() implements Output {}

  /** Client: the response goes to the user of the transaction. */
  record PassOn() implements Output {}

  /** The user is told that nothing came in time. */
  record ReportTimeout() implements Output {}

  /** The user is told that the message could not be carried. */
  record ReportFailure() implements Output {}

  record Start(TimerName timer, Duration after) implements Output {}

  record Stop(TimerName timer) implements Output {}
}
