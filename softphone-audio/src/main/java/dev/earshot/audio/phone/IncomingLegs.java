package dev.earshot.audio.phone;

/** Decides about calls that ring at the telephone, on the sip thread: must not block. */
public interface IncomingLegs {
  /**
   * A call rings; it may be answered or declined now or later, from any thread.
   *
   * @param automatic whether it is answered without anybody's doing, right after this
   * @return who hears of its states
   */
  LegListener onCall(Leg leg, boolean automatic);
}
