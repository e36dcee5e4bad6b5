package dev.earshot.audio.device;

/**
 * Decides when the hand-over between a sound card's clock and the mixer's has become too deep. A
 * card that is a little faster fills its ring, and a burst leaves it fuller than it need be; both
 * show as a ring that is never nearly empty for a while. Then one frame is given up, so that delay
 * does not grow for the length of a call. One thread, the ring's reader.
 */
final class DepthWatch {
  private final int spare;
  private final int window;
  private int least = Integer.MAX_VALUE;
  private int reads;

  /**
   * @param spare frames that may always lie in the ring as a cushion against jitter
   * @param window reads over which the least depth counts
   */
  DepthWatch(int spare, int window) {
    this.spare = spare;
    this.window = window;
  }

  /** Takes the depth before a read; true if one frame should be given up now. */
  boolean tooDeep(int depth) {
    least = Math.min(least, depth);
    reads++;
    if (reads < window) {
      return false;
    }
    boolean surplus = least > spare;
    least = Integer.MAX_VALUE;
    reads = 0;
    return surplus;
  }
}
