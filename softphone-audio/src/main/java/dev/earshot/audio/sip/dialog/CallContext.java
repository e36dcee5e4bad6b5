package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.transaction.Identifiers;
import dev.earshot.audio.sip.transaction.TimerQueue;
import dev.earshot.audio.sip.transaction.Timings;
import java.time.Duration;

/** What every call of a user agent uses. Sip thread. */
public record CallContext(
    Requester requester,
    Dialogs dialogs,
    TimerQueue timers,
    Timings timings,
    Identifiers identifiers,
    SessionPolicy sessions) {
  /** RFC 3261 16.6: timer C, how long a call may ring; the peer may have vanished. */
  static final Duration LONGEST_RINGING = Duration.ofMinutes(3);

  /** How long our application may think about a re-INVITE. */
  static final Duration LONGEST_THOUGHT = Duration.ofSeconds(30);
}
