package dev.earshot.audio.sip.transaction;

import static dev.earshot.audio.sip.transaction.Phase.CALLING;
import static dev.earshot.audio.sip.transaction.Phase.COMPLETED;
import static dev.earshot.audio.sip.transaction.Phase.PROCEEDING;
import static dev.earshot.audio.sip.transaction.Phase.TERMINATED;

import dev.earshot.audio.sip.transaction.Output.SendResponse;
import dev.earshot.audio.sip.transaction.Output.Start;

/** Server transaction of any method but INVITE and ACK: RFC 3261 17.2.2 with figure 8. */
public record OtherServerMachine(Timings timings, boolean reliable) implements Machine {
  @Override
  public Step start() {
    return Step.of(new TransactionState(CALLING, timings.t1()));
  }

  @Override
  public Step next(TransactionState state, Input input) {
    boolean open = state.phase() == CALLING || state.phase() == PROCEEDING;
    return switch (input) {
      case Input.Response(int status) when open -> respond(state, status);
      case Input.Repeated() when state.phase() == PROCEEDING || state.phase() == COMPLETED ->
          Step.of(state, new SendResponse());
      case Input.Fired(TimerName timer) when timer == TimerName.J -> Step.of(state.in(TERMINATED));
      default -> Step.of(state);
    };
  }

  private Step respond(TransactionState state, int status) {
    if (status < 200) {
      return Step.of(state.in(PROCEEDING), new SendResponse());
    }
    // RFC 3261 17.2.2: timer J is 0 where nothing is repeated.
    return reliable
        ? Step.of(state.in(TERMINATED), new SendResponse())
        : Step.of(
            state.in(COMPLETED), new SendResponse(), new Start(TimerName.J, timings.sixtyFourT1()));
  }
}
