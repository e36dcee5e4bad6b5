package dev.earshot.app;

import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.TimelineEntry;
import dev.earshot.audio.phone.IncomingLegs;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegListener;
import dev.earshot.audio.phone.LegState;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Calls to the supervisor's telephone: those that a rule answers are listened to and stand in the
 * timeline; others are refused, since there is nobody to ask. Sip thread.
 */
final class Doorbell implements IncomingLegs {
  private final Consumer<ConsoleEvent> console;
  private final InstantSource clock;

  Doorbell(Consumer<ConsoleEvent> console, InstantSource clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public LegListener onCall(Leg leg, boolean automatic) {
    if (automatic) {
      tell("Answered the call of " + leg.peer() + ": the microphone stays shut");
    } else {
      tell("Refused the call of " + leg.peer() + ": no rule answers it, or no headset is there");
      leg.decline(480, "Temporarily Unavailable");
    }
    return (same, state) -> {
      if (automatic && state instanceof LegState.Down(String reason)) {
        tell("The call of " + same.peer() + " is over: " + reason);
      }
    };
  }

  private void tell(String what) {
    console.accept(
        new ConsoleEvent.Happened(
            new TimelineEntry(
                clock.instant(), TimelineEntry.Kind.CONNECTION, Optional.empty(), what, "")));
  }
}
