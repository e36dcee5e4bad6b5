package dev.earshot.app.supervision;

import dev.earshot.mixer.conference.MemberTag;
import java.util.List;
import java.util.Optional;

/** Something asked of the back end; each is one blocking call. */
public sealed interface BackendCall {
  /**
   * Joins a conference, muted.
   *
   * @param membership names this stay; events of our own leg carry it
   */
  record Join(ConferenceKey conference, long membership) implements BackendCall {}

  /** Nobody hears us, by the conference's own means; the second gate in series (P1). */
  record Mute() implements BackendCall {}

  /**
   * From muted to heard by exactly these; only ever asked with the gate shut and a mute confirmed.
   *
   * @param targets of a whisper; empty for barge, and not to be used if there is a tag
   * @param tag whose carriers the whisper is for, whoever they are
   * @param mayReplaceTags whether targets may lose a tag that we did not give them
   */
  record Speak(
      Mode mode, List<ParticipantKey> targets, Optional<MemberTag> tag, boolean mayReplaceTags)
      implements BackendCall {
    public Speak {
      targets = List.copyOf(targets);
    }

    /** To exactly these. */
    public Speak(Mode mode, List<ParticipantKey> targets) {
      this(mode, targets, Optional.empty(), false);
    }
  }

  record Leave() implements BackendCall {}

  /** Ends our own leg without asking the conference; the last rung of the ladder (P5). */
  record HangUp() implements BackendCall {}

  record SetTag(ParticipantKey participant, Optional<MemberTag> tag) implements BackendCall {}

  record ListenAs(Optional<ParticipantKey> ear) implements BackendCall {}

  /** Mutes or unmutes somebody else. */
  record MuteParticipant(ParticipantKey participant, boolean muted) implements BackendCall {}

  /** Puts somebody else on hold, or takes him back. */
  record HoldParticipant(ParticipantKey participant, boolean held) implements BackendCall {}

  /** Ends somebody else's call. */
  record RemoveParticipant(ParticipantKey participant) implements BackendCall {}

  /** Brings us into calls of an agent from now on, in place of what was ordered before. */
  record Arm(StandingOrder.Wish wish) implements BackendCall {}

  record Disarm() implements BackendCall {}

  /** Ends a conference for everybody. */
  record EndConference(ConferenceKey conference) implements BackendCall {}
}
