package dev.earshot.audio.sip.transaction;

import static dev.earshot.audio.sip.transaction.Phase.CALLING;
import static dev.earshot.audio.sip.transaction.Phase.COMPLETED;
import static dev.earshot.audio.sip.transaction.Phase.PROCEEDING;
import static dev.earshot.audio.sip.transaction.Phase.TERMINATED;

import dev.earshot.audio.sip.transaction.Output.PassOn;
import dev.earshot.audio.sip.transaction.Output.ReportFailure;
import dev.earshot.audio.sip.transaction.Output.ReportTimeout;
import dev.earshot.audio.sip.transaction.Output.SendRequest;
import dev.earshot.audio.sip.transaction.Output.Start;
import dev.earshot.audio.sip.transaction.Output.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Client transaction of any method but INVITE and ACK: RFC 3261 17.1.2 with figure 6. */
public record OtherClientMachine(Timings timings, boolean reliable) implements Machine {
  @Override
  public Step start() {
    List<Output> outputs = new ArrayList<>();
    outputs.add(new SendRequest());
    outputs.add(new Start(TimerName.F, timings.sixtyFourT1()));
    if (!reliable) {
      outputs.add(new Start(TimerName.E, timings.t1()));
    }
    return new Step(new TransactionState(CALLING, timings.t1()), outputs);
  }

  @Override
  public Step next(TransactionState state, Input input) {
    boolean open = state.phase() == CALLING || state.phase() == PROCEEDING;
    return switch (input) {
      case Input.Response(int status) when open -> response(state, status);
      case Input.Fired(TimerName timer) when open -> fired(state, timer);
      case Input.Fired(TimerName timer) when timer == TimerName.K -> Step.of(state.in(TERMINATED));
      case Input.TransportFailed() when open -> Step.of(state.in(TERMINATED), new ReportFailure());
      default -> Step.of(state);
    };
  }

  private Step response(TransactionState state, int status) {
    if (status < 200) {
      return Step.of(state.in(PROCEEDING), new PassOn());
    }
    Stop e = new Stop(TimerName.E);
    Stop f = new Stop(TimerName.F);
    return reliable
        ? Step.of(state.in(TERMINATED), e, f, new PassOn())
        : Step.of(state.in(COMPLETED), e, f, new Start(TimerName.K, timings.t4()), new PassOn());
  }

  private Step fired(TransactionState state, TimerName timer) {
    if (timer == TimerName.F) {
      return Step.of(state.in(TERMINATED), new Stop(TimerName.E), new ReportTimeout());
    }
    if (timer != TimerName.E) {
      return Step.of(state);
    }
    // RFC 3261 17.1.2.2: doubling up to T2 while trying, every T2 once a provisional came.
    Duration next =
        state.phase() == PROCEEDING ? timings.t2() : timings.doubledUpToT2(state.interval());
    return Step.of(state.every(next), new SendRequest(), new Start(TimerName.E, next));
  }
}
