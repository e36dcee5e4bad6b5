package dev.earshot.audio.sip.transaction;

import static dev.earshot.audio.sip.transaction.Phase.ACCEPTED;
import static dev.earshot.audio.sip.transaction.Phase.CALLING;
import static dev.earshot.audio.sip.transaction.Phase.COMPLETED;
import static dev.earshot.audio.sip.transaction.Phase.PROCEEDING;
import static dev.earshot.audio.sip.transaction.Phase.TERMINATED;

import dev.earshot.audio.sip.transaction.Output.PassOn;
import dev.earshot.audio.sip.transaction.Output.ReportFailure;
import dev.earshot.audio.sip.transaction.Output.ReportTimeout;
import dev.earshot.audio.sip.transaction.Output.SendAck;
import dev.earshot.audio.sip.transaction.Output.SendRequest;
import dev.earshot.audio.sip.transaction.Output.Start;
import dev.earshot.audio.sip.transaction.Output.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** INVITE client transaction: RFC 3261 17.1.1 with figure 5, RFC 6026 8.4. */
public record InviteClientMachine(Timings timings, boolean reliable) implements Machine {
  /** RFC 3261 17.1.1.2: timer D is at least 32 s over UDP. */
  private static final Duration MIN_D = Duration.ofSeconds(32);

  @Override
  public Step start() {
    List<Output> outputs = new ArrayList<>();
    outputs.add(new SendRequest());
    outputs.add(new Start(TimerName.B, timings.sixtyFourT1()));
    if (!reliable) {
      outputs.add(new Start(TimerName.A, timings.t1()));
    }
    return new Step(new TransactionState(CALLING, timings.t1()), outputs);
  }

  @Override
  public Step next(TransactionState state, Input input) {
    return switch (input) {
      case Input.Response(int status) -> response(state, status);
      case Input.Fired(TimerName timer) -> fired(state, timer);
      case Input.TransportFailed() ->
          state.phase() == CALLING || state.phase() == PROCEEDING
              ? Step.of(state.in(TERMINATED), new ReportFailure())
              : Step.of(state.phase() == COMPLETED ? state.in(TERMINATED) : state);
      case Input.Repeated(), Input.Acknowledged() -> Step.of(state);
    };
  }

  private Step response(TransactionState state, int status) {
    return switch (state.phase()) {
      case CALLING, PROCEEDING -> first(state, status);
      case ACCEPTED ->
          // RFC 6026 8.4: every 2xx goes up, from whichever fork; others are of no use any more.
          status >= 200 && status < 300 ? Step.of(state, new PassOn()) : Step.of(state);
      case COMPLETED -> status >= 300 ? Step.of(state, new SendAck()) : Step.of(state);
      case CONFIRMED, TERMINATED -> Step.of(state);
    };
  }

  private Step first(TransactionState state, int status) {
    Stop a = new Stop(TimerName.A);
    Stop b = new Stop(TimerName.B);
    if (status < 200) {
      return Step.of(state.in(PROCEEDING), a, b, new PassOn());
    }
    if (status < 300) {
      Start m = new Start(TimerName.M, timings.sixtyFourT1());
      return Step.of(state.in(ACCEPTED), a, b, m, new PassOn());
    }
    if (reliable) {
      return Step.of(state.in(TERMINATED), a, b, new SendAck(), new PassOn());
    }
    Duration wait = timings.sixtyFourT1();
    Start d = new Start(TimerName.D, wait.compareTo(MIN_D) < 0 ? MIN_D : wait);
    return Step.of(state.in(COMPLETED), a, b, d, new SendAck(), new PassOn());
  }

  private Step fired(TransactionState state, TimerName timer) {
    if (state.phase() == CALLING && timer == TimerName.A) {
      // RFC 3261 17.1.1.2: timer A doubles without bound, timer B ends it.
      Duration doubled = state.interval().multipliedBy(2);
      return Step.of(state.every(doubled), new SendRequest(), new Start(TimerName.A, doubled));
    }
    if (state.phase() == CALLING && timer == TimerName.B) {
      return Step.of(state.in(TERMINATED), new Stop(TimerName.A), new ReportTimeout());
    }
    boolean over =
        state.phase() == COMPLETED && timer == TimerName.D
            || state.phase() == ACCEPTED && timer == TimerName.M;
    return Step.of(over ? state.in(TERMINATED) : state);
  }
}
