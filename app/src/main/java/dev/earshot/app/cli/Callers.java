package dev.earshot.app.cli;

import dev.earshot.app.desk.Bell;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import java.util.Optional;

/**
 * Who calls a telephone without a window: is answered, or rings until its patience is over. {@link
 * #rings} is for the sip thread, {@link #tend} for the command's.
 */
final class Callers {
  private final AnswerPolicy policy;
  private final Bell bell;
  private final PhoneEvents events;
  private volatile Optional<Caller> caller = Optional.empty();
  private int looks;

  /** Somebody who calls, and whether he is answered without anybody's doing. */
  private record Caller(Leg leg, boolean welcome) {
    boolean waits() {
      return leg.state() instanceof LegState.Ringing;
    }
  }

  Callers(AnswerPolicy policy, Bell bell, PhoneEvents events) {
    this.policy = policy;
    this.bell = bell;
    this.events = events;
    String nothing = bell.use(policy.ring());
    assert nothing.isEmpty() : "it does not ring yet";
  }

  void rings(Leg leg, boolean welcome) {
    caller = Optional.of(new Caller(leg, welcome));
  }

  /**
   * Answers who is welcome, rings for others; to be called every {@code CallCommand.LOOK_NANOS}.
   */
  void tend() {
    Optional<Caller> waiting = caller.filter(Caller::waits);
    if (waiting.isEmpty()) {
      bell.stop();
      looks = 0;
    } else if (waiting.get().welcome) {
      waiting.get().leg.answer();
    } else {
      ring(waiting.get().leg);
    }
  }

  private void ring(Leg leg) {
    if (looks == 0) {
      String silent = bell.ring();
      events.say("rings", silent.isEmpty() ? where() : silent);
    }
    looks++;
    if (looks * CallCommand.LOOK_NANOS >= policy.patience().toNanos()) {
      leg.decline(480, "Temporarily Unavailable");
    }
  }

  private String where() {
    return switch (bell.device()) {
      case Bell.HEADSET -> "in the headset";
      case Bell.NOWHERE -> "silently";
      default -> "on " + bell.device();
    };
  }
}
