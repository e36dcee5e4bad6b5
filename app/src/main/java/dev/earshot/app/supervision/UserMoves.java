package dev.earshot.app.supervision;

import dev.earshot.app.supervision.Capabilities.Capability;
import dev.earshot.app.supervision.SessionEffect.Kind;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How a session follows its user. */
final class UserMoves {
  private UserMoves() {}

  static void move(Transition t, SessionInput.UserInput input) {
    switch (input) {
      case SessionInput.Watch(ConferenceKey key) -> watch(t, key);
      case SessionInput.Leave() -> leave(t);
      case SessionInput.Listen() -> silence(t, "listening");
      case SessionInput.Silence() -> silence(t, "silence");
      case SessionInput.Whisper(Instant at) -> whisper(t, Talk.LATCHED, at);
      case SessionInput.TalkPressed(Instant at) -> whisper(t, Talk.HELD, at);
      case SessionInput.TalkReleased() -> quieter(t, "key released");
      case SessionInput.ChooseTargets(var at, var targets) -> choose(t, at, targets);
      case SessionInput.ChooseTag(Instant at, Optional<MemberTag> tag) -> chooseTag(t, at, tag);
      case SessionInput.Accept(Consent consent) -> ConsentMoves.accept(t, consent);
      case SessionInput.AcceptDoubt(String doubt) -> ConsentMoves.accept(t, doubt);
      case SessionInput.TakeBackConsents() -> ConsentMoves.takeBack(t);
      case SessionInput.AskBarge() -> askBarge(t);
      case SessionInput.ConfirmBarge(Instant at) -> confirmBarge(t, at);
      case SessionInput.CancelBarge() -> t.bargeAsked = false;
      case SessionInput.SetMuted(boolean muted) ->
          t.conditions = t.conditions.withMutedByUser(muted);
      case SessionInput.SetTag(ParticipantKey who, Optional<MemberTag> tag) -> tag(t, who, tag);
      case SessionInput.UndoTag() -> undoTag(t);
      case SessionInput.ListenAs(Optional<ParticipantKey> ear) -> listenAs(t, ear);
      case SessionInput.MuteParticipant(var who, boolean muted) -> muteOther(t, who, muted);
      case SessionInput.HoldParticipant(var who, boolean held) -> holdOther(t, who, held);
      case SessionInput.Arm(StandingOrder.Wish wish) -> OrderMoves.arm(t, wish);
      case SessionInput.Disarm() -> OrderMoves.disarm(t);
      case SessionInput.RemoveParticipant(ParticipantKey who) -> removeOther(t, who);
      case SessionInput.EndConference(ConferenceKey key) -> endConference(t, key);
    }
  }

  private static void watch(Transition t, ConferenceKey key) {
    boolean here = t.state != SessionState.OUT && t.state != SessionState.LEAVING;
    if (here && t.conference.equals(Optional.of(key))) {
      return;
    }
    if (t.state == SessionState.OUT) {
      t.join(key);
      return;
    }
    t.next = Optional.of(key);
    if (t.state != SessionState.LEAVING) {
      t.leave();
    }
  }

  private static void leave(Transition t) {
    t.next = Optional.empty();
    if (t.state != SessionState.OUT && t.state != SessionState.LEAVING) {
      t.leave();
    }
  }

  /** What the user asks for himself also answers a question, with no. */
  private static void silence(Transition t, String why) {
    t.consents = t.consents.unasked();
    quieter(t, why);
  }

  /** Back to listening, whatever is going on; pre-empts everything that would make us audible. */
  static void quieter(Transition t, String why) {
    t.close(why);
    t.talk = Talk.NONE;
    t.bargeAsked = false;
    t.requested = Optional.empty();
    switch (t.state) {
      case OUT, JOINING, LISTEN, LEAVING -> {}
      case SWITCHING, UNCERTAIN -> {
        if (!t.isPending(Pending.Step.MUTE) && !t.isPending(Pending.Step.MUTE_AGAIN)) {
          t.mute(1);
        }
      }
      case WHISPER, BARGE -> t.mute(1);
    }
  }

  private static void whisper(Transition t, Talk talk, Instant at) {
    Optional<String> objection = ModePolicy.objection(t.session(), Mode.WHISPER);
    if (objection.isPresent()) {
      t.tell(Kind.PROBLEM, "Whisper is not possible", objection.get());
      t.explain(objection.get());
      return;
    }
    t.bargeAsked = false;
    if (t.state == SessionState.WHISPER && t.gateOpen) {
      t.talk = talk;
      return;
    }
    t.askedAt = at;
    switch (t.state) {
      case LISTEN -> {
        t.talk = talk;
        t.speak(Mode.WHISPER);
      }
      case WHISPER, BARGE -> again(t, talk, Mode.WHISPER);
      case SWITCHING -> whisperNext(t, talk);
      default -> {}
    }
  }

  /**
   * A whisper asked for while a mute is on its way follows it; a pending barge is not to be
   * replaced by anything but silence.
   */
  private static void whisperNext(Transition t, Talk talk) {
    boolean afterMute = t.isPending(Pending.Step.MUTE) && t.requested.isEmpty();
    if (afterMute || t.requested.equals(Optional.of(Mode.WHISPER))) {
      t.talk = talk;
      t.requested = Optional.of(Mode.WHISPER);
    }
  }

  /** By way of a mute to {@code then}. */
  static void again(Transition t, Talk talk, Mode then) {
    t.close("switching");
    t.talk = talk;
    t.mute(1);
    t.requested = Optional.of(then);
  }

  private static void choose(Transition t, Instant at, List<ParticipantKey> wished) {
    Set<ParticipantKey> possible = Set.copyOf(t.session().possibleTargets());
    List<ParticipantKey> chosen = wished.stream().filter(possible::contains).distinct().toList();
    if (chosen.size() < wished.size()) {
      t.tell(
          Kind.PROBLEM,
          "Cannot whisper to "
              + wished.stream()
                  .filter(k -> !possible.contains(k))
                  .map(t::name)
                  .collect(Collectors.joining(", ")),
          "Only a confirmed colleague in this conference can be chosen.");
    }
    boolean same = t.whisperTag.isEmpty() && Set.copyOf(chosen).equals(Set.copyOf(t.targets));
    t.whisperTag = Optional.empty();
    t.targets = chosen;
    if (!same) {
      t.consents = t.consents.otherAudience();
      otherAudience(t, at);
    }
  }

  private static void chooseTag(Transition t, Instant at, Optional<MemberTag> tag) {
    if (tag.isPresent() && !t.capabilities.can(Capability.WHISPER_TO_TAG)) {
      t.tell(Kind.PROBLEM, "Cannot whisper to a tag", "This system whispers to participants.");
      return;
    }
    boolean same = tag.equals(t.whisperTag);
    t.whisperTag = tag;
    t.targets = List.of();
    RosterMoves.chooseTargets(t);
    if (!same) {
      t.consents = t.consents.otherAudience();
      otherAudience(t, at);
    }
  }

  /** A whisper that is going on goes on for the new audience, if there is one. */
  private static void otherAudience(Transition t, Instant at) {
    boolean whispering =
        t.state == SessionState.WHISPER
            || (t.state == SessionState.SWITCHING && t.requested.equals(Optional.of(Mode.WHISPER)));
    if (!whispering) {
      return;
    }
    t.askedAt = at;
    Optional<String> objection = ModePolicy.objection(t.session(), Mode.WHISPER);
    if (objection.isPresent()) {
      quieter(t, "nobody chosen");
      t.explain(objection.get());
    } else {
      again(t, t.talk, Mode.WHISPER);
    }
  }

  private static void askBarge(Transition t) {
    Optional<String> objection = ModePolicy.objection(t.session(), Mode.BARGE);
    if (objection.isPresent()) {
      t.tell(Kind.PROBLEM, "Barge is not possible", objection.get());
      t.explain(objection.get());
    } else {
      t.bargeAsked = t.state != SessionState.BARGE;
    }
  }

  private static void confirmBarge(Transition t, Instant at) {
    boolean asked = t.bargeAsked;
    t.bargeAsked = false;
    if (!asked || ModePolicy.objection(t.session(), Mode.BARGE).isPresent()) {
      return;
    }
    t.askedAt = at;
    t.barged =
        t.session().participants().stream()
            .filter(p -> !p.self())
            .map(ObservedParticipant::key)
            .collect(Collectors.toUnmodifiableSet());
    switch (t.state) {
      case LISTEN -> {
        t.talk = Talk.LATCHED;
        t.speak(Mode.BARGE);
      }
      case WHISPER, SWITCHING -> again(t, Talk.LATCHED, Mode.BARGE);
      default -> {}
    }
  }

  /** Also where we are not inside; then there is nothing to take back. */
  private static void tag(Transition t, ParticipantKey who, Optional<MemberTag> tag) {
    if (!t.capabilities.can(Capability.EDIT_TAGS)) {
      t.tell(Kind.PROBLEM, "The tag cannot be changed", "This system has no tags.");
      return;
    }
    Optional<TagUndo> former =
        t.roster
            .flatMap(r -> r.find(who))
            .map(
                p -> new TagUndo(who, p.tags().value().flatMap(tags -> tags.stream().findFirst())));
    t.tagEdits = t.tagEdits.undoing(former);
    TagMoves.ask(t, who, tag);
  }

  private static void undoTag(Transition t) {
    Optional<TagUndo> last = t.tagEdits.undo();
    t.tagEdits = t.tagEdits.undoing(Optional.empty());
    last.ifPresent(undo -> TagMoves.ask(t, undo.participant(), undo.tag()));
  }

  private static void listenAs(Transition t, Optional<ParticipantKey> ear) {
    boolean inside = t.self.isPresent() && t.state != SessionState.LEAVING;
    if (inside && t.capabilities.can(Capability.LISTEN_AS)) {
      t.ask(new BackendCall.ListenAs(ear), t.timings.edit());
    }
  }

  private static void muteOther(Transition t, ParticipantKey who, boolean muted) {
    if (able(t, Capability.MUTE_OTHERS, who, "Muting others")) {
      t.ask(new BackendCall.MuteParticipant(who, muted), t.timings.edit());
    }
  }

  private static void holdOther(Transition t, ParticipantKey who, boolean held) {
    if (able(t, Capability.HOLD_OTHERS, who, "Putting others on hold")) {
      t.ask(new BackendCall.HoldParticipant(who, held), t.timings.edit());
    }
  }

  private static void removeOther(Transition t, ParticipantKey who) {
    if (able(t, Capability.REMOVE_OTHERS, who, "Removing others")) {
      t.ask(new BackendCall.RemoveParticipant(who), t.timings.edit());
    }
  }

  private static void endConference(Transition t, ConferenceKey key) {
    if (t.capabilities.can(Capability.END_CONFERENCE)) {
      t.ask(new BackendCall.EndConference(key), t.timings.edit());
    } else {
      t.tell(Kind.PROBLEM, "The conference cannot be ended", "This system cannot do that.");
    }
  }

  /** Our own leg has its own ways: its mute and its end belong to the session. */
  private static boolean able(Transition t, Capability needed, ParticipantKey who, String what) {
    boolean own = t.self.equals(Optional.of(who));
    if (own || !t.capabilities.can(needed)) {
      t.tell(
          Kind.PROBLEM,
          what + " is not possible",
          own ? "That is your own call." : "This system cannot do that.");
      return false;
    }
    return true;
  }
}
