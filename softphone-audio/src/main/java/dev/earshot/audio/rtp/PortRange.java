package dev.earshot.audio.rtp;

/**
 * Local ports from which RTP/RTCP pairs are taken.
 *
 * @param first first port to try; 0 lets the system choose
 * @param last last port of the range
 */
public record PortRange(int first, int last) {
  public static final PortRange EPHEMERAL = new PortRange(0, 0);

  public PortRange {
    if (first != 0 && (first < 1024 || last > 65_535 || first > last)) {
      throw new IllegalArgumentException("RTP ports must be 1024-65535: " + first + "-" + last);
    }
  }

  boolean ephemeral() {
    return first == 0;
  }

  /** Pairs whose both ports lie in the range. */
  int pairs() {
    return Math.max(0, (last - evenPort(0) + 1) / 2);
  }

  int evenPort(int pair) {
    return (first + 1 & ~1) + 2 * pair;
  }

  String text() {
    return first + "-" + last;
  }
}
