package dev.earshot.app.simulate.laml;

import dev.earshot.app.simulate.laml.Verb.Conference;
import java.time.Instant;
import java.util.Optional;

/** A participant as it was at one moment (spec chapter 3.2). */
record ParticipantView(
    String conference,
    String call,
    CallStatus status,
    Optional<String> label,
    boolean muted,
    boolean hold,
    boolean coaching,
    Optional<String> target,
    boolean starts,
    boolean ends,
    Instant created,
    Instant updated) {
  /** Who has been called into a conference and is not there yet. */
  static ParticipantView expected(String conference, PhoneCall call, Conference entry) {
    return new ParticipantView(
        conference,
        call.sid,
        call.status(),
        entry.label(),
        entry.muted(),
        false,
        entry.coach().isPresent(),
        entry.coach(),
        entry.starts(),
        entry.ends(),
        call.created,
        call.created);
  }
}
