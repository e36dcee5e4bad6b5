package dev.earshot.app.supervision;

import dev.earshot.mixer.conference.MemberTag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything that can move a supervisor's session. */
public sealed interface SessionInput {
  /** What the user does. It clears the explanation of what happened before. */
  sealed interface UserInput extends SessionInput {}

  record Watch(ConferenceKey conference) implements UserInput {}

  record Leave() implements UserInput {}

  record Listen() implements UserInput {}

  record Silence() implements UserInput {}

  record Whisper(Instant at) implements UserInput {}

  record TalkPressed(Instant at) implements UserInput {}

  record TalkReleased() implements UserInput {}

  record ChooseTargets(Instant at, List<ParticipantKey> targets) implements UserInput {
    public ChooseTargets {
      targets = List.copyOf(targets);
    }
  }

  /** Whispers are for whoever carries the tag from now on; empty for the chosen participants. */
  record ChooseTag(Instant at, Optional<MemberTag> tag) implements UserInput {}

  /** Takes upon himself what the system cannot tell. */
  record Accept(Consent consent) implements UserInput {}

  /** Takes exactly this doubt upon himself; as soon as there is another, he is asked again. */
  record AcceptDoubt(String doubt) implements UserInput {}

  /** Takes every consent back. */
  record TakeBackConsents() implements UserInput {}

  record AskBarge() implements UserInput {}

  record ConfirmBarge(Instant at) implements UserInput {}

  record CancelBarge() implements UserInput {}

  record SetMuted(boolean muted) implements UserInput {}

  record SetTag(ParticipantKey participant, Optional<MemberTag> tag) implements UserInput {}

  record UndoTag() implements UserInput {}

  record ListenAs(Optional<ParticipantKey> ear) implements UserInput {}

  record MuteParticipant(ParticipantKey participant, boolean muted) implements UserInput {}

  record HoldParticipant(ParticipantKey participant, boolean held) implements UserInput {}

  record RemoveParticipant(ParticipantKey participant) implements UserInput {}

  /**
   * From now on we are to be brought into calls of an agent, in place of what was ordered before.
   */
  record Arm(StandingOrder.Wish wish) implements UserInput {}

  record Disarm() implements UserInput {}

  /** Nobody did anything for so long that a standing order may be forgotten. */
  record OrderForgotten() implements SessionInput {}

  /** The back end brought us into a conference, as was ordered. */
  record Delivered(ConferenceKey conference) implements SessionInput {}

  /** A conference is over for everybody; whoever asks for it has confirmed it. */
  record EndConference(ConferenceKey conference) implements UserInput {}

  /** The back end showed a conference; of interest only if it is ours. */
  record RosterSeen(ObservedConference conference) implements SessionInput {}

  record ConferenceEnded(ConferenceKey conference) implements SessionInput {}

  record ConnectionChanged(boolean up, String detail) implements SessionInput {}

  /** Our own leg carries audio, or is held by the other side. */
  record LegChanged(long membership, boolean held) implements SessionInput {}

  record LegDown(long membership, String reason) implements SessionInput {}

  record MicrophoneChanged(boolean alive, String detail) implements SessionInput {}

  /** Whether the other side of our leg reports that anything of our audio arrives there. */
  record AudioArrives(boolean arrives) implements SessionInput {}

  /** What became of a call. Answers to anything but the pending call are stale and dropped. */
  record Answered(long id, BackendCall call, Answer answer) implements SessionInput {}

  /** A wait asked for by {@link SessionEffect.Wake} is over. */
  record Woke(long id) implements SessionInput {}

  /** What the customer's ear of ours in that stay says now. */
  record EarReported(long membership, Guard guard) implements SessionInput {}

  /** The gate was shut by somebody who told us nothing else. */
  record GateFoundClosed(String why) implements SessionInput {}

  /** More happened than could be taken in: nothing may be assumed. */
  record Overflowed() implements SessionInput {}

  /** How a call ended. */
  sealed interface Answer {
    record Joined(ParticipantKey self, Known<SpeakScope> scope, ObservedConference conference)
        implements Answer {}

    /** A mute or a change of who hears us was carried out: who hears us now. */
    record Spoke(Known<SpeakScope> scope) implements Answer {}

    record Done() implements Answer {}

    record Failed(BackendProblem problem) implements Answer {}
  }
}
