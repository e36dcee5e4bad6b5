package dev.earshot.audio.phone;

import dev.earshot.audio.rtp.MediaFlow;

/**
 * Hears of state changes of a leg, on the sip thread: must not block. Only a call that could not
 * even be tried reports on the thread that dials.
 */
public interface LegListener {
  void onState(Leg leg, LegState state);

  /** Audio began or ceased to flow one way only. On the rtp thread: must not block. */
  default void onFlow(Leg leg, MediaFlow flow) {}
}
