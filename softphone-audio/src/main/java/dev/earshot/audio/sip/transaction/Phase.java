package dev.earshot.audio.sip.transaction;

/** States of the four machines; CALLING is called "Trying" by the non-INVITE ones. */
public enum Phase {
  CALLING,
  PROCEEDING,
  ACCEPTED,
  COMPLETED,
  CONFIRMED,
  TERMINATED
}
