package dev.earshot.audio.phone;

import dev.earshot.audio.sip.SipHeader;
import java.util.List;

/** A call that could not even be tried, for example because no RTP port is free. */
record UnplacedLeg(String id, LegState state) implements Leg {
  /** One whose listener has heard why. */
  static Leg told(String id, String why, LegListener listener) {
    Leg leg = new UnplacedLeg(id, new LegState.Down(why));
    listener.onState(leg, leg.state());
    return leg;
  }

  @Override
  public String callId() {
    return "";
  }

  @Override
  public List<SipHeader> answerHeaders() {
    return List.of();
  }

  @Override
  public CallQuality quality() {
    return CallQuality.UNKNOWN;
  }

  @Override
  public void hold(boolean hold) {}

  @Override
  public void setVolume(int decibels) {}

  @Override
  public void hangUp() {}
}
