package dev.earshot.audio.sip.transaction;

import static dev.earshot.audio.sip.transaction.Phase.ACCEPTED;
import static dev.earshot.audio.sip.transaction.Phase.COMPLETED;
import static dev.earshot.audio.sip.transaction.Phase.CONFIRMED;
import static dev.earshot.audio.sip.transaction.Phase.PROCEEDING;
import static dev.earshot.audio.sip.transaction.Phase.TERMINATED;

import dev.earshot.audio.sip.transaction.Output.SendResponse;
import dev.earshot.audio.sip.transaction.Output.SendTrying;
import dev.earshot.audio.sip.transaction.Output.Start;
import dev.earshot.audio.sip.transaction.Output.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** INVITE server transaction: RFC 3261 17.2.1 with figure 7, RFC 6026 7.1. */
public record InviteServerMachine(Timings timings, boolean reliable) implements Machine {
  /** RFC 3261 17.2.1: a caller hears something within 200 ms. */
  private static final Duration TRYING_AFTER = Duration.ofMillis(200);

  @Override
  public Step start() {
    return Step.of(
        new TransactionState(PROCEEDING, timings.t1()), new Start(TimerName.TRYING, TRYING_AFTER));
  }

  @Override
  public Step next(TransactionState state, Input input) {
    return switch (input) {
      case Input.Response(int status) -> respond(state, status);
      case Input.Repeated() ->
          state.phase() == PROCEEDING || state.phase() == COMPLETED
              ? Step.of(state, new SendResponse())
              : Step.of(state);
      case Input.Acknowledged() -> acknowledged(state);
      case Input.Fired(TimerName timer) -> fired(state, timer);
      // A caller may still come back over another connection, so only his silence ends it.
      case Input.TransportFailed() -> Step.of(state);
    };
  }

  private Step respond(TransactionState state, int status) {
    boolean success = status >= 200 && status < 300;
    if (state.phase() == ACCEPTED && success) {
      // RFC 6026 7.1: the user of the transaction repeats its 2xx through it.
      return Step.of(state, new SendResponse());
    }
    if (state.phase() != PROCEEDING) {
      return Step.of(state);
    }
    Stop trying = new Stop(TimerName.TRYING);
    if (status < 200) {
      return Step.of(state, trying, new SendResponse());
    }
    if (success) {
      Start l = new Start(TimerName.L, timings.sixtyFourT1());
      return Step.of(state.in(ACCEPTED), trying, new SendResponse(), l);
    }
    List<Output> outputs = new ArrayList<>(List.of(trying, new SendResponse()));
    outputs.add(new Start(TimerName.H, timings.sixtyFourT1()));
    if (!reliable) {
      outputs.add(new Start(TimerName.G, timings.t1()));
    }
    return new Step(state.in(COMPLETED).every(timings.t1()), outputs);
  }

  private Step acknowledged(TransactionState state) {
    if (state.phase() != COMPLETED) {
      return Step.of(state);
    }
    Stop g = new Stop(TimerName.G);
    Stop h = new Stop(TimerName.H);
    return reliable
        ? Step.of(state.in(TERMINATED), g, h)
        : Step.of(state.in(CONFIRMED), g, h, new Start(TimerName.I, timings.t4()));
  }

  private Step fired(TransactionState state, TimerName timer) {
    return switch (state.phase()) {
      case PROCEEDING ->
          timer == TimerName.TRYING ? Step.of(state, new SendTrying()) : Step.of(state);
      case COMPLETED -> timer == TimerName.G ? repeat(state) : endedBy(TimerName.H, timer, state);
      case CONFIRMED -> endedBy(TimerName.I, timer, state);
      case ACCEPTED -> endedBy(TimerName.L, timer, state);
      case CALLING, TERMINATED -> Step.of(state);
    };
  }

  private Step repeat(TransactionState state) {
    Duration next = timings.doubledUpToT2(state.interval());
    return Step.of(state.every(next), new SendResponse(), new Start(TimerName.G, next));
  }

  private static Step endedBy(TimerName last, TimerName timer, TransactionState state) {
    return Step.of(timer == last ? state.in(TERMINATED) : state);
  }
}
