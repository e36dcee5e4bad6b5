package dev.earshot.app.simulate.laml;

import dev.earshot.app.simulate.laml.Verb.Conference;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A call in a conference. Guarded by {@link Exchange}. */
final class Member {
  final PhoneCall call;

  /** What the focus calls it. */
  final UUID seat;

  final boolean starts;
  final boolean ends;
  final Optional<String> label;
  final Instant joined;
  boolean muted;
  boolean hold;
  boolean coaching;
  Optional<String> target;
  Instant updated;

  Member(PhoneCall call, UUID seat, Conference entry, Instant joined) {
    this.call = call;
    this.seat = seat;
    this.starts = entry.starts();
    this.ends = entry.ends();
    this.label = entry.label();
    this.muted = entry.muted();
    this.coaching = entry.coach().isPresent();
    this.target = entry.coach();
    this.joined = joined;
    this.updated = joined;
  }

  ParticipantView view(String conference) {
    return new ParticipantView(
        conference,
        call.sid,
        call.status(),
        label,
        muted,
        hold,
        coaching,
        target,
        starts,
        ends,
        joined,
        updated);
  }
}
