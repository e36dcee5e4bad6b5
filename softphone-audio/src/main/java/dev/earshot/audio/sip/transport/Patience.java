package dev.earshot.audio.sip.transport;

import java.time.Duration;
import java.util.Optional;

/**
 * How long the other side of a connection may let us wait: until it is connected and has shaken
 * hands, for its first whole message, for the rest of a message begun, for the answer to a
 * keep-alive, and for anything at all. Times in nanoseconds. Sip thread.
 */
final class Patience {
  private static final long NEVER = -1;

  private final boolean ours;
  private final long begun;
  private long used;
  private long heard;
  private long owing;
  private long asked = NEVER;
  private boolean owesAnswer;
  private boolean answers;

  /**
   * @param ours whether this side opened the connection, so that the other one owes it nothing yet
   */
  Patience(boolean ours, long now) {
    this.ours = ours;
    this.begun = now;
    this.used = now;
    this.heard = now;
    this.owing = ours ? NEVER : now;
  }

  void heard(long now) {
    used = now;
    heard = now;
    owesAnswer = asked != NEVER;
    asked = NEVER;
  }

  /** What was heard last was a single line end: the answer to a keep-alive, if there was one. */
  void answered() {
    answers |= owesAnswer;
  }

  /** A message or part of one went out. */
  void spoken(long now) {
    used = now;
  }

  /**
   * Something was cut out of the stream.
   *
   * @param partial whether the beginning of the next message is there already
   */
  void framed(Frame frame, boolean partial, long now) {
    boolean whole = frame instanceof Frame.Message || frame instanceof Frame.KeepAlive;
    if (!partial && (whole || ours || owing != begun)) {
      owing = NEVER;
    } else if (partial && (whole || owing == NEVER)) {
      owing = now;
    }
  }

  /** Whether a keep-alive of ours is due. */
  boolean asks(Duration every, long now) {
    return ours && asked == NEVER && now - heard > every.toNanos() && now - used > every.toNanos();
  }

  void asked(long now) {
    asked = now;
  }

  /** Why to give up, if so. A peer that never answered a keep-alive is not judged by it. */
  Optional<String> exhausted(boolean established, TransportLimits limits, long now) {
    if (!established && now - begun > limits.setup().toNanos()) {
      return Optional.of("no connection in time");
    }
    if (owing != NEVER && now - owing > limits.message().toNanos()) {
      return Optional.of("no whole message in time");
    }
    if (answers && asked != NEVER && now - asked > limits.setup().toNanos()) {
      return Optional.of("no answer to a keep-alive");
    }
    return now - used > limits.idle().toNanos() ? Optional.of("idle") : Optional.empty();
  }
}
