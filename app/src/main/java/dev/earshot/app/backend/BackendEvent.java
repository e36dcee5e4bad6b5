package dev.earshot.app.backend;

import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.Orders;
import dev.earshot.app.supervision.ParticipantKey;
import java.time.Instant;

/** What a back end reports of its own accord. */
public sealed interface BackendEvent {
  /**
   * @param detail one sentence, may be empty
   */
  record ConnectionChanged(Line line, String detail) implements BackendEvent {}

  /** A conference is new or differs in any way. */
  record ConferenceChanged(ObservedConference conference) implements BackendEvent {}

  /**
   * One request of ours, as the timeline shows it.
   *
   * @param what for example {@code coach agent: accepted}
   */
  record StepTaken(Instant at, ConferenceKey conference, String what, String detail)
      implements BackendEvent {}

  record ConferenceEnded(ConferenceKey conference) implements BackendEvent {}

  record TalkingChanged(
      Instant at, ConferenceKey conference, ParticipantKey participant, boolean talking)
      implements BackendEvent {}

  /** What is ordered, or could be, is another. */
  record OrdersChanged(Orders orders) implements BackendEvent {}

  /** A standing order brought our own telephone into a conference; it is still to be joined. */
  record Delivered(ConferenceKey conference) implements BackendEvent {}

  /** Our own leg is up again, or held by the other side. */
  record LegChanged(long membership, boolean held) implements BackendEvent {}

  record LegDown(long membership, String reason) implements BackendEvent {}

  /** How the line to the back end does. */
  enum Line {
    UP,
    /** Events still arrive, but late or with gaps; nothing may be opened on them. */
    DEGRADED,
    DOWN
  }
}
