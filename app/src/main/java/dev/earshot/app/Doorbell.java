package dev.earshot.app;

import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.TimelineEntry;
import dev.earshot.app.desk.Peer;
import dev.earshot.audio.phone.IncomingLegs;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegListener;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Calls to the supervisor's telephone: those that a rule answers, and those that somebody can see,
 * go to the dock; others are refused, since there is nobody to ask. Sip thread.
 */
final class Doorbell implements IncomingLegs {
  private final Consumer<ConsoleEvent> console;
  private final Dock dock;
  private final InstantSource clock;

  /** Who shows calls. */
  interface Dock {
    /**
     * @return false if nobody sees it
     */
    boolean calls(Leg leg, boolean automatic);
  }

  Doorbell(Consumer<ConsoleEvent> console, Dock dock, InstantSource clock) {
    this.console = console;
    this.dock = dock;
    this.clock = clock;
  }

  @Override
  public LegListener onCall(Leg leg, boolean automatic) {
    if (!dock.calls(leg, automatic) && !automatic) {
      tell(
          "Refused the call of "
              + Peer.name(leg.peer())
              + ": no rule answers it, or no headset is there");
      leg.decline(480, "Temporarily Unavailable");
    }
    // The dock looks at the state of its call a few times a second.
    return (_, _) -> {};
  }

  private void tell(String what) {
    console.accept(
        new ConsoleEvent.Happened(
            new TimelineEntry(
                clock.instant(), TimelineEntry.Kind.CONNECTION, Optional.empty(), what, "")));
  }
}
