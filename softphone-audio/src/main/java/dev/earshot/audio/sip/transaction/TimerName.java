package dev.earshot.audio.sip.transaction;

/** Timers of RFC 3261 table 4 and RFC 6026; TRYING is the 200 ms of RFC 3261 17.2.1. */
public enum TimerName {
  A,
  B,
  D,
  E,
  F,
  G,
  H,
  I,
  J,
  K,
  L,
  M,
  TRYING
}
