package dev.earshot.audio.srtp;

/**
 * Which of the latest 64 packets of one source have been seen (RFC 3711 3.3.2), by their index.
 * Older ones count as seen. Not thread-safe.
 */
final class ReplayWindow {
  private static final int SIZE = 64;

  private long newest = -1;

  /** Bit n: the packet n before the newest was seen. */
  private long seen;

  long newest() {
    return newest;
  }

  boolean isNew(long index) {
    long behind = newest - index;
    return newest < 0 || behind < 0 || behind < SIZE && (seen >>> behind & 1) == 0;
  }

  /** Call only for packets whose tag was right. */
  void mark(long index) {
    long ahead = index - newest;
    if (newest < 0 || ahead >= SIZE) {
      seen = 1;
      newest = index;
    } else if (ahead > 0) {
      seen = seen << ahead | 1;
      newest = index;
    } else {
      seen |= 1L << -ahead;
    }
  }

  void clear() {
    newest = -1;
    seen = 0;
  }
}
