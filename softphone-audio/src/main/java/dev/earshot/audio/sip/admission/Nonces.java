package dev.earshot.audio.sip.admission;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Nonces that prove themselves (RFC 7616 5.4): a time, a serial number, and a signature over both
 * and the address they were given to. So nothing is kept for those who never come back. Of a nonce
 * that opened the door its counts are kept, each good once; if there are too many such nonces, the
 * eldest are forgotten and taken for stale. Sip thread.
 */
final class Nonces {
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final int SIGNATURE_BYTES = 16;
  private static final int TEXT = 16;
  private static final int WINDOW = 64;

  /** Counts seen: the highest, and which of the 63 below it. */
  private static final class Counts {
    long highest;
    long seen;

    boolean take(long count) {
      if (count > highest) {
        long shift = count - highest;
        seen = shift >= WINDOW ? 1 : seen << shift | 1;
        highest = count;
        return true;
      }
      long age = highest - count;
      long bit = age >= WINDOW ? 0 : 1L << age;
      boolean fresh = bit != 0 && (seen & bit) == 0;
      seen |= bit;
      return fresh;
    }
  }

  private final Mac mac;
  private final int capacity;
  private final Map<String, Counts> used = new LinkedHashMap<>();
  private long serial;
  private long forgottenUpTo = -1;

  Nonces(byte[] key, int capacity) {
    try {
      this.mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HMAC", e);
    }
    this.capacity = capacity;
  }

  String issue(InetAddress to, long nowNanos) {
    String text = String.format(Locale.ROOT, "%08x%08x", seconds(nowNanos), serial++ & 0xffffffffL);
    return text + signature(text, to);
  }

  /**
   * Whether the nonce is ours, was given to this address, is young, and was not used with that
   * count before. To be asked only when all else is right, for what is asked for is used up.
   */
  boolean take(String nonce, long count, InetAddress from, long nowNanos) {
    if (nonce.length() != TEXT + 2 * SIGNATURE_BYTES || count < 1) {
      return false;
    }
    String text = nonce.substring(0, TEXT);
    byte[] claimed = nonce.substring(TEXT).getBytes(StandardCharsets.UTF_8);
    byte[] right = signature(text, from).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(claimed, right)) {
      return false;
    }
    long issued = issued(nonce);
    boolean young = seconds(nowNanos) - issued <= LIFE.toSeconds();
    Counts counts = used.get(nonce);
    if (!young || counts == null && issued <= forgottenUpTo) {
      return false;
    }
    return (counts != null ? counts : begin(nonce)).take(count);
  }

  private Counts begin(String nonce) {
    if (used.size() >= capacity) {
      forgottenUpTo = Math.max(forgottenUpTo, issued(used.keySet().iterator().next()));
      used.keySet().removeIf(old -> issued(old) <= forgottenUpTo);
    }
    Counts counts = new Counts();
    used.put(nonce, counts);
    return counts;
  }

  /** Forgets what is too old to be used again. */
  void sweep(long nowNanos) {
    long oldest = seconds(nowNanos) - LIFE.toSeconds();
    used.keySet().removeIf(nonce -> issued(nonce) < oldest);
  }

  int size() {
    return used.size();
  }

  private static long issued(String nonce) {
    return HexFormat.fromHexDigitsToLong(nonce, 0, TEXT / 2);
  }

  private static long seconds(long nanos) {
    return Duration.ofNanos(nanos).toSeconds();
  }

  private String signature(String text, InetAddress address) {
    mac.update(text.getBytes(StandardCharsets.UTF_8));
    byte[] whole = mac.doFinal(address.getAddress());
    return HexFormat.of().formatHex(Arrays.copyOf(whole, SIGNATURE_BYTES));
  }
}
