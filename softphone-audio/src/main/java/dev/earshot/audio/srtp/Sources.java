package dev.earshot.audio.srtp;

/**
 * What is known of the sources that one key protects: a bounded number, of which the one that
 * arrived first is forgotten for a newcomer. Only packets with a right tag make a newcomer, so
 * nobody without the key can push anybody out. Not thread-safe.
 */
final class Sources {
  private static final int MOST = 8;

  private final int[] ssrcs = new int[MOST];
  private final ReplayWindow[] windows = new ReplayWindow[MOST];
  private int known;
  private int next;

  Sources() {
    for (int i = 0; i < MOST; i++) {
      windows[i] = new ReplayWindow();
    }
  }

  private int place(int ssrc) {
    for (int i = 0; i < known; i++) {
      if (ssrcs[i] == ssrc) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Index of an RTP packet (RFC 3711 3.3.1): the one nearest to the newest with this sequence
   * number; a newcomer's roll-over counter is 0.
   */
  long index(int ssrc, int sequence) {
    int place = place(ssrc);
    if (place < 0) {
      return sequence;
    }
    long newest = windows[place].newest();
    int ahead = (short) (sequence - (int) newest);
    return newest + ahead < 0 ? sequence : newest + ahead;
  }

  boolean isNew(int ssrc, long index) {
    int place = place(ssrc);
    return place < 0 || windows[place].isNew(index);
  }

  /** Takes note of a packet whose tag was right. */
  void mark(int ssrc, long index) {
    int place = place(ssrc);
    if (place < 0) {
      place = next;
      next = (next + 1) % MOST;
      known = Math.max(known, place + 1);
      ssrcs[place] = ssrc;
      windows[place].clear();
    }
    windows[place].mark(index);
  }
}
