package dev.earshot.app.supervision;

import dev.earshot.app.supervision.SessionEffect.Kind;
import dev.earshot.app.supervision.SessionInput.Answer;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a session follows the answers of its back end. */
final class AnswerMoves {
  private AnswerMoves() {}

  static void answered(Transition t, long id, BackendCall call, Answer answer) {
    switch (call) {
      case BackendCall.SetTag(ParticipantKey who, var tag) -> {
        edited(t, "The tag", answer);
        if (answer instanceof Answer.Failed) {
          t.tagEdits = t.tagEdits.forgetting(who);
        }
      }
      case BackendCall.MuteParticipant(ParticipantKey who, boolean muted) ->
          edited(t, "The mute of " + t.name(who), answer);
      case BackendCall.HoldParticipant(ParticipantKey who, boolean held) ->
          edited(t, "The hold of " + t.name(who), answer);
      case BackendCall.RemoveParticipant(ParticipantKey who) ->
          edited(t, "The call of " + t.name(who), answer);
      case BackendCall.Arm arm -> edited(t, "The standing order", answer);
      case BackendCall.Disarm disarm -> edited(t, "The standing order", answer);
      case BackendCall.EndConference _ -> edited(t, "The conference", answer);
      case BackendCall.ListenAs(Optional<ParticipantKey> ear) -> {
        edited(t, "The ear", answer);
        if (answer instanceof Answer.Done) {
          t.ear = ear;
        }
      }
      case BackendCall.Join join -> pending(t, id, answer);
      case BackendCall.Mute mute -> pending(t, id, answer);
      case BackendCall.Speak speak -> pending(t, id, answer);
      case BackendCall.Leave leave -> pending(t, id, answer);
      case BackendCall.HangUp hangUp -> pending(t, id, answer);
    }
  }

  static void woke(Transition t, long id) {
    if (t.consents.expiry() == id) {
      ConsentMoves.expired(t);
      return;
    }
    Optional<Pending> woken = take(t, id);
    if (woken.isEmpty()) {
      return;
    }
    if (woken.get().step() == Pending.Step.MUTE_AGAIN) {
      t.mute(2);
    } else {
      t.requested.ifPresent(t::speakNow);
    }
  }

  private static void edited(Transition t, String what, Answer answer) {
    if (answer instanceof Answer.Failed(BackendProblem problem)) {
      t.tell(Kind.PROBLEM, what + " was not changed", problem.what());
    }
  }

  private static Optional<Pending> take(Transition t, long id) {
    Optional<Pending> pending = t.pending.filter(p -> p.id() == id);
    if (pending.isPresent()) {
      t.pending = Optional.empty();
    }
    return pending;
  }

  private static void pending(Transition t, long id, Answer answer) {
    take(t, id)
        .ifPresent(
            pending -> {
              switch (answer) {
                case Answer.Failed(BackendProblem problem) -> failed(t, pending, problem);
                case Answer.Joined joined -> joined(t, joined);
                case Answer.Spoke(Known<SpeakScope> scope) -> spoke(t, pending, scope);
                case Answer.Done() -> done(t, pending);
              }
            });
  }

  private static void joined(Transition t, Answer.Joined joined) {
    t.self = Optional.of(joined.self());
    t.scope = joined.scope();
    if (!RosterMoves.isOlder(joined.conference(), t.roster)) {
      t.roster = Optional.of(joined.conference());
    }
    if (t.capabilities.silent(joined.scope())) {
      t.state = SessionState.LISTEN;
      RosterMoves.chooseTargets(t);
      t.tell(Kind.LISTENING, "You listen to " + joined.conference().name(), "Nobody hears you.");
    } else {
      SessionMachine.uncertain(t);
    }
  }

  private static void done(Transition t, Pending pending) {
    switch (pending.step()) {
      case LEAVE, HANG_UP -> {
        Optional<String> why = t.explanation;
        t.left();
        t.explanation = why;
      }
      case JOIN, SPEAK, DRAIN, MUTE, MUTE_AGAIN ->
          failed(
              t, pending, new BackendProblem.ProtocolViolation("an answer of the wrong kind came"));
    }
  }

  private static void muted(Transition t, Pending pending, Known<SpeakScope> scope) {
    if (!t.capabilities.silent(scope)) {
      failed(t, pending, new BackendProblem.Unconfirmed("The mute was not confirmed"));
      return;
    }
    t.scope = scope;
    t.mode = Mode.LISTEN;
    t.state = SessionState.LISTEN;
    Optional<Mode> then = t.requested.filter(mode -> t.talk != Talk.NONE);
    t.requested = Optional.empty();
    then.ifPresent(t::speak);
    RosterMoves.chooseTargets(t);
  }

  private static void spoke(Transition t, Pending pending, Known<SpeakScope> scope) {
    if (pending.step() == Pending.Step.MUTE) {
      muted(t, pending, scope);
      return;
    }
    Mode mode = t.requested.orElse(Mode.LISTEN);
    t.scope = scope;
    t.requested = Optional.empty();
    t.mode = mode;
    t.state = mode == Mode.BARGE ? SessionState.BARGE : SessionState.WHISPER;
    Optional<String> objection = GatePolicy.objection(t.session());
    if (objection.isPresent() && GatePolicy.fault(t.session()).isEmpty()) {
      // The conference did not do what was asked: not the intended audience, so not a word.
      t.explain(objection.get());
      t.tell(Kind.PROBLEM, "Your microphone stays shut", objection.get());
      SessionMachine.uncertain(t);
    } else if (mode == Mode.BARGE) {
      t.tell(Kind.BARGED, "Everybody hears you", "");
    } else {
      t.tell(Kind.WHISPERED, "You whisper to " + ears(t), t.session().reach().sentence(t::name));
    }
  }

  private static String ears(Transition t) {
    String names = t.targets.stream().map(t::name).collect(Collectors.joining(", "));
    return t.whisperTag
        .map(tag -> "whoever carries " + tag + (names.isEmpty() ? "" : ", so " + names))
        .orElse(names);
  }

  private static void failed(Transition t, Pending pending, BackendProblem problem) {
    t.explain(problem.what());
    t.tell(Kind.PROBLEM, problem.what(), problem.audibility());
    switch (pending.step()) {
      case JOIN -> {
        t.left();
        t.explain(problem.what());
      }
      case MUTE, MUTE_AGAIN -> {
        if (pending.attempt() == 1) {
          t.state = SessionState.UNCERTAIN;
          t.talk = Talk.NONE;
          t.requested = Optional.empty();
          t.scope = Known.unknown(t.now);
          t.pause(Pending.Step.MUTE_AGAIN, 1, t.now.plus(t.timings.muteRetry()));
        } else {
          hangUp(t);
        }
      }
      case SPEAK, DRAIN -> notSpeaking(t, problem);
      case LEAVE -> hangUp(t);
      case HANG_UP -> t.left();
    }
  }

  /** Where the user must be asked nothing was asked of the conference: to listening, and ask. */
  private static void notSpeaking(Transition t, BackendProblem problem) {
    if (problem instanceof BackendProblem.ConsentNeeded(String question)) {
      t.talk = Talk.NONE;
      t.requested = Optional.empty();
      t.consents = t.consents.asking(question);
      t.mute(1);
    } else {
      SessionMachine.uncertain(t);
    }
  }

  /** Our own leg ends here, whatever the conference thinks of it (P5). */
  private static void hangUp(Transition t) {
    t.state = SessionState.LEAVING;
    t.talk = Talk.NONE;
    t.requested = Optional.empty();
    t.await(Pending.Step.HANG_UP, 1, new BackendCall.HangUp(), t.timings.mute());
  }
}
