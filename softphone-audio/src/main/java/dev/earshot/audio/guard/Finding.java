package dev.earshot.audio.guard;

/** What a customer's ear says about our voice, since we began to speak to others than him. */
public enum Finding {
  /** Nothing yet: too little was said, or the ear is not known to be where we are. */
  NOTHING,
  /** A second of our voice was said and is not in what is heard. */
  ABSENT,
  /**
   * Our voice comes back faint, coloured and late: a loudspeaker into a microphone, as of the
   * agent's handset. The system itself passes nothing on.
   */
  BLEED,
  /** Our voice is in what is heard. */
  LEAK
}
