package dev.earshot.audio.phone;

/** Hears of state changes of a leg, on the sip thread: must not block. */
public interface LegListener {
  void onState(Leg leg, LegState state);
}
