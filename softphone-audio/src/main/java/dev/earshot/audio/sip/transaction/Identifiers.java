package dev.earshot.audio.sip.transaction;

import dev.earshot.audio.sip.message.Via;
import java.util.random.RandomGenerator;

/**
 * Random identifiers (RFC 3261 8.1.1, 19.3). The generator should be a cryptographic one: whoever
 * can guess a tag and a Call-ID can hang up a call.
 */
public final class Identifiers {
  private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuv";

  private final RandomGenerator random;

  public Identifiers(RandomGenerator random) {
    this.random = random;
  }

  public String branch() {
    return Via.MAGIC_COOKIE + text(16);
  }

  /** 60 bits; RFC 3261 19.3 asks for 32 at least. */
  public String tag() {
    return text(12);
  }

  public String callId() {
    return text(24);
  }

  public String nonce() {
    return text(16);
  }

  /** Bytes for a key. */
  public byte[] secret(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** From 0 to below the bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
