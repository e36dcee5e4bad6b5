package dev.earshot.app.backend;

import dev.earshot.app.console.ActionView;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.supervision.BackendCall;
import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionEffect;
import dev.earshot.app.supervision.SessionInput;
import dev.earshot.app.supervision.SessionInput.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Calls of the back end and their answers, as the screen and the command line tell them. Pure. */
final class ActionReports {
  private ActionReports() {}

  static ConsoleEvent requested(SessionEffect.Call call, Instant now) {
    return event(call.id(), now, call.call(), ActionView.Stage.REQUESTED, "");
  }

  static ConsoleEvent answered(SessionInput.Answered answered, Instant now) {
    Answer answer = answered.answer();
    String detail = answer instanceof Answer.Failed(var problem) ? problem.what() : "";
    return event(answered.id(), now, answered.call(), stage(answer), detail);
  }

  private static ConsoleEvent event(
      long id, Instant now, BackendCall call, ActionView.Stage stage, String detail) {
    return new ConsoleEvent.ActionChanged(new ActionView(id, now, text(call), stage, detail));
  }

  private static ActionView.Stage stage(Answer answer) {
    return switch (answer) {
      case Answer.Failed _ -> ActionView.Stage.FAILED;
      case Answer.Joined joined -> stage(joined.scope().certainty());
      case Answer.Spoke spoke -> stage(spoke.scope().certainty());
      case Answer.Done() -> ActionView.Stage.ACCEPTED;
    };
  }

  private static ActionView.Stage stage(Certainty certainty) {
    return certainty == Certainty.CONFIRMED
        ? ActionView.Stage.CONFIRMED
        : ActionView.Stage.ACCEPTED;
  }

  private static String names(List<ParticipantKey> targets) {
    return targets.stream().map(ParticipantKey::value).collect(Collectors.joining(" "));
  }

  private static String text(BackendCall call) {
    return switch (call) {
      case BackendCall.Join join -> "join " + join.conference();
      case BackendCall.Mute() -> "mute own leg";
      case BackendCall.Speak(var mode, var targets, var tag, boolean _) ->
          (mode.name().toLowerCase(Locale.ROOT)
                  + " "
                  + tag.map(t -> "to tag " + t.value()).orElseGet(() -> names(targets)))
              .strip();
      case BackendCall.Leave() -> "leave";
      case BackendCall.HangUp() -> "hang up";
      case BackendCall.SetTag(var who, var tag) ->
          tag.map(t -> "tag " + who + " " + t.value()).orElse("untag " + who);
      case BackendCall.Arm(var wish) ->
          "arm %s of %s".formatted(wish.mode().name().toLowerCase(Locale.ROOT), wish.target());
      case BackendCall.Disarm() -> "cancel standing order";
      case BackendCall.ListenAs(var ear) ->
          "listen as " + ear.map(ParticipantKey::value).orElse("self");
      case BackendCall.MuteParticipant(var who, boolean muted) ->
          (muted ? "mute " : "unmute ") + who;
      case BackendCall.HoldParticipant(var who, boolean held) -> (held ? "hold " : "unhold ") + who;
      case BackendCall.RemoveParticipant(var who) -> "remove " + who;
      case BackendCall.EndConference(var key) -> "end " + key;
    };
  }
}
