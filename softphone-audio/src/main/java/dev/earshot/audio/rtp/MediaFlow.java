package dev.earshot.audio.rtp;

/** Whether audio flows both ways, as far as packets and the peer's reports tell. */
public enum MediaFlow {
  /** Too early to tell, or there is a pause by agreement. */
  UNKNOWN,
  BOTH_WAYS,
  /** We send, and nothing has come for some seconds. */
  NOTHING_RECEIVED,
  /** The peer's reports say that nothing of ours arrives there. */
  NOTHING_ARRIVES,
  /** Neither direction works. */
  NEITHER_WAY;

  static MediaFlow of(boolean silent, boolean unheard) {
    if (silent) {
      return unheard ? NEITHER_WAY : NOTHING_RECEIVED;
    }
    return unheard ? NOTHING_ARRIVES : BOTH_WAYS;
  }
}
