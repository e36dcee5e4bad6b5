package dev.earshot.audio.phone;

import dev.earshot.audio.rtp.MediaFlow;

/**
 * Hears of state changes of a leg, on the sip thread: must not block. Only a call that could not
 * even be tried reports on the thread that dials.
 */
public interface LegListener {
  void onState(Leg leg, LegState state);

  /**
   * The other side dialled a digit, by RTP (RFC 4733) or by INFO; one that comes by both counts
   * once. On the rtp or the sip thread: must not block.
   *
   * @param digit 0 to 9, *, #, A to D
   */
  default void onDigit(Leg leg, char digit) {}

  /**
   * The other side moved the call, as the policy permits: from now on there is another leg in its
   * place, which this listener hears of too. The gate is shut. On the sip thread.
   */
  default void onMoved(Leg before, Leg now) {}

  /** Audio began or ceased to flow one way only. On the rtp thread: must not block. */
  default void onFlow(Leg leg, MediaFlow flow) {}
}
