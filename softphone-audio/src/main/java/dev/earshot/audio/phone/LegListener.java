package dev.earshot.audio.phone;

/**
 * Hears of state changes of a leg, on the sip thread: must not block. Only a call that could not
 * even be tried reports on the thread that dials.
 */
public interface LegListener {
  void onState(Leg leg, LegState state);
}
