package dev.earshot.app.backend;

import dev.earshot.app.supervision.BackendCall;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.SessionEffect;
import dev.earshot.app.supervision.SessionInput;
import dev.earshot.app.supervision.SessionInput.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs the session's calls, each on a thread of its own, and turns whatever comes of them into
 * answers. Owned by the loop; only the flags are shared with the callers' threads.
 */
final class Calls {
  private final ConferenceBackend backend;
  private final Executor threads;
  private final Consumer<SessionInput> answers;
  private final Map<Long, AtomicBoolean> running = new HashMap<>();

  Calls(ConferenceBackend backend, Executor threads, Consumer<SessionInput> answers) {
    this.backend = backend;
    this.threads = threads;
    this.answers = answers;
  }

  void start(SessionEffect.Call call) {
    AtomicBoolean abandoned = new AtomicBoolean();
    running.put(call.id(), abandoned);
    threads.execute(
        () ->
            answers.accept(
                new SessionInput.Answered(call.id(), call.call(), answer(call, abandoned::get))));
  }

  /** What the call has not yet asked for must not happen. */
  void abandon(long id) {
    AtomicBoolean flag = running.remove(id);
    if (flag != null) {
      flag.set(true);
    }
  }

  /** The call has answered; nothing is left to abandon. */
  void ended(long id) {
    running.remove(id);
  }

  private Answer answer(SessionEffect.Call call, BooleanSupplier abandoned) {
    try {
      return perform(call, abandoned);
    } catch (BackendException e) {
      return new Answer.Failed(e.problem());
    } catch (RuntimeException e) {
      return new Answer.Failed(
          new BackendProblem.ProtocolViolation(backend.name() + " failed: " + e));
    }
  }

  private Answer perform(SessionEffect.Call call, BooleanSupplier abandoned) {
    return switch (call.call()) {
      case BackendCall.Join join -> backend.join(join.conference(), join.membership(), abandoned);
      case BackendCall.Speak speak ->
          new Answer.Spoke(backend.speak(speak, call.askedAt(), abandoned));
      case BackendCall.Mute() -> new Answer.Spoke(backend.mute());
      case BackendCall.Leave() -> done(backend::leave);
      case BackendCall.HangUp() -> done(backend::hangUp);
      case BackendCall.SetTag(var who, var tag) -> done(() -> backend.setTag(who, tag));
      case BackendCall.Arm(var wish) -> done(() -> backend.arm(wish));
      case BackendCall.Disarm() -> done(backend::disarm);
      case BackendCall.ListenAs(var ear) -> done(() -> backend.listenAs(ear));
      case BackendCall.MuteParticipant(var who, boolean muted) ->
          done(() -> backend.muteParticipant(who, muted));
      case BackendCall.HoldParticipant(var who, boolean held) ->
          done(() -> backend.holdParticipant(who, held));
      case BackendCall.RemoveParticipant(var who) -> done(() -> backend.removeParticipant(who));
      case BackendCall.EndConference(var key) -> done(() -> backend.endConference(key));
    };
  }

  private static Answer done(Runnable call) {
    call.run();
    return new Answer.Done();
  }
}
