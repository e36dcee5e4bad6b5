package dev.earshot.app.backend.leg;

import dev.earshot.audio.phone.IncomingLegs;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.mixer.PendingChange;
import java.util.Optional;

/** The supervisor's telephone where the conference system only ever calls it. */
public interface CalledPhone {
  /** As {@link Softphone#talkTo}: which leg the headset speaks to; the gate decides besides. */
  PendingChange talkTo(Optional<Leg> leg);

  /** From now on these decide about every call that rings; none is answered by itself. */
  void takeCalls(IncomingLegs calls);

  /** The softphone of this console. */
  static CalledPhone of(Softphone phone) {
    return new CalledPhone() {
      @Override
      public PendingChange talkTo(Optional<Leg> leg) {
        return phone.talkTo(leg);
      }

      @Override
      public void takeCalls(IncomingLegs calls) {
        phone.takeCalls(() -> false, calls);
      }
    };
  }
}
