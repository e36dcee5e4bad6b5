package dev.earshot.audio.sdp;

import java.util.Locale;
import java.util.Optional;

/** Which way media flows, seen from the writer of the description (RFC 3264 5.1). */
public enum Direction {
  SENDRECV(true, true),
  SENDONLY(true, false),
  RECVONLY(false, true),
  INACTIVE(false, false);

  private final boolean sends;
  private final boolean receives;

  Direction(boolean sends, boolean receives) {
    this.sends = sends;
    this.receives = receives;
  }

  public boolean sends() {
    return sends;
  }

  public boolean receives() {
    return receives;
  }

  public static Direction of(boolean sends, boolean receives) {
    if (sends) {
      return receives ? SENDRECV : SENDONLY;
    }
    return receives ? RECVONLY : INACTIVE;
  }

  /** The same flow, seen from the other side. */
  public Direction reversed() {
    return of(receives, sends);
  }

  /** What both allow. */
  public Direction and(Direction other) {
    return of(sends && other.sends, receives && other.receives);
  }

  /** Name of the attribute: {@code a=sendrecv}. */
  public String attribute() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Direction> named(String attribute) {
    for (Direction direction : values()) {
      if (direction.attribute().equals(attribute)) {
        return Optional.of(direction);
      }
    }
    return Optional.empty();
  }
}
