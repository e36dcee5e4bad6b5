package dev.earshot.audio.stun;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The sendings of one request by datagram, as steps (RFC 8489 6.2.1): after 0.5 s again, then each
 * time twice as late, seven times in all, and in vain 8 s after the last. Owned by one thread.
 */
public final class StunTransaction {
  /** Time until the second sending (RTO). */
  static final Duration FIRST_WAIT = Duration.ofMillis(500);

  /** Sendings (Rc). */
  static final int SENDINGS = 7;

  /** How often {@link #FIRST_WAIT} is waited for an answer to the last one (Rm). */
  static final int LAST_WAITS = 16;

  private final String id;
  private final byte[] request;
  private int sent;
  private long dueNanos;

  private StunTransaction(String id, byte[] request) {
    this.id = id;
    this.request = request.clone();
  }

  /**
   * @param id as in the request
   */
  public static StunTransaction of(String id, byte[] request) {
    return new StunTransaction(id, request);
  }

  /** A number for a transaction: 96 bits at random. */
  public static String newId(RandomGenerator random) {
    return String.format("%016x%08x", random.nextLong(), random.nextInt());
  }

  /** 24 hexadecimal digits. */
  public String id() {
    return id;
  }

  /** The request if it is due; empty if not. */
  public byte[] step(long nowNanos) {
    if (sent == SENDINGS || sent > 0 && nowNanos - dueNanos < 0) {
      return new byte[0];
    }
    sent++;
    long factor = sent == SENDINGS ? LAST_WAITS : 1L << sent - 1;
    dueNanos = nowNanos + factor * FIRST_WAIT.toNanos();
    return request.clone();
  }

  /** Whether nothing will come of it any more. */
  public boolean failed(long nowNanos) {
    return sent == SENDINGS && nowNanos - dueNanos >= 0;
  }
}
