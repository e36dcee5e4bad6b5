package dev.earshot.audio.phone;

import dev.earshot.audio.rtp.MediaFlow;
import dev.earshot.audio.sip.IncomingCall;
import java.util.List;
import java.util.Optional;

/**
 * Lets a call take the place of one that is up (RFC 3891): the gate shuts, the new leg is answered
 * and joins as somebody who hears nobody, then the former one is hung up. Sip thread.
 */
final class Takeover {
  private final List<Leg> legs;
  private final Desk desk;

  /**
   * @param legs calls that are not over
   */
  Takeover(List<Leg> legs, Desk desk) {
    this.legs = legs;
    this.desk = desk;
  }

  /** The leg whose place a call is to take, if it is up. */
  Optional<SipLeg> place(IncomingCall call) {
    String named = call.replaces().orElse("");
    return legs.stream()
        .filter(leg -> leg.state() instanceof LegState.Up && leg.callId().equals(named))
        .filter(SipLeg.class::isInstance)
        .map(SipLeg.class::cast)
        .findFirst();
  }

  void take(SipLeg before, SipLeg now) {
    desk.closeGateIfTalkingTo(before.id(), "another call takes the place of this one");
    LegListener listener = before.listener();
    now.listener(new Successor(before, listener));
    listener.onMoved(before, now);
    now.answer();
  }

  /** Hears of the new leg, ends the former one, and tells who listened to that. */
  private record Successor(SipLeg before, LegListener listener) implements LegListener {
    @Override
    public void onState(Leg now, LegState state) {
      if (state instanceof LegState.Up) {
        before.hangUp();
      }
      listener.onState(now, state);
    }

    @Override
    public void onDigit(Leg now, char digit) {
      listener.onDigit(now, digit);
    }

    @Override
    public void onFlow(Leg now, MediaFlow flow) {
      listener.onFlow(now, flow);
    }
  }
}
