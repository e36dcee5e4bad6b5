package dev.earshot.app.backend.leg;

import dev.earshot.audio.phone.CustomerEar;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegListener;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.mixer.PendingChange;
import java.util.List;
import java.util.Optional;

/** What the back end needs of the supervisor's telephone. */
public interface SupervisorPhone {
  /** As {@link Softphone#dial}. */
  Leg dial(String uri, List<SipHeader> headers, LegListener listener);

  /** As {@link Softphone#talkTo}: which leg the headset speaks to; the gate decides besides. */
  PendingChange talkTo(Optional<Leg> leg);

  /** Calls to it that a conference system places because it was asked to. */
  ExpectedCalls expected();

  /** As {@link Softphone#listenAlong}; empty if this telephone cannot. */
  default Optional<CustomerEar> listenAlong(
      Leg spoken, String name, String uri, List<SipHeader> headers, LegListener listener) {
    return Optional.empty();
  }

  /** The softphone of this console; from now on it takes the calls that are expected. */
  static SupervisorPhone of(Softphone phone) {
    return of(phone, new ExpectedCalls());
  }

  /** As {@link #of(Softphone)}, with calls that are expected so. */
  static SupervisorPhone of(Softphone phone, ExpectedCalls expected) {
    phone.takeCalls(() -> false, expected);
    return new SupervisorPhone() {
      @Override
      public Leg dial(String uri, List<SipHeader> headers, LegListener listener) {
        return phone.dial(uri, headers, listener);
      }

      @Override
      public PendingChange talkTo(Optional<Leg> leg) {
        return phone.talkTo(leg);
      }

      @Override
      public ExpectedCalls expected() {
        return expected;
      }

      @Override
      public Optional<CustomerEar> listenAlong(
          Leg spoken, String name, String uri, List<SipHeader> headers, LegListener listener) {
        return phone.listenAlong(spoken, name, uri, headers, listener);
      }
    };
  }
}
