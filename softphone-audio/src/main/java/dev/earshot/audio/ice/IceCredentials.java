package dev.earshot.audio.ice;

import java.util.random.RandomGenerator;

/**
 * What one side signs its checks with (RFC 8839 5.4).
 *
 * @param fragment of the user name; may be seen by anybody
 * @param password a secret
 */
public record IceCredentials(String fragment, String password) {
  private static final String SIGNS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  /** RFC 8445 5.3: at least 24 and 128 bits. */
  private static final int FRAGMENT = 8;

  private static final int PASSWORD = 24;

  /** New ones. */
  public static IceCredentials random(RandomGenerator random) {
    return new IceCredentials(text(random, FRAGMENT), text(random, PASSWORD));
  }

  private static String text(RandomGenerator random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return fragment + ":****";
  }
}
