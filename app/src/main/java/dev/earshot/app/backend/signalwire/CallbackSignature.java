package dev.earshot.app.backend.signalwire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.audio.sip.Secret;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a request is the system's: HMAC-SHA1 over the URL that it asked for and all fields of its
 * form (signalwire.md chapter 6). It is not consistent about the port, so both ways count.
 * Comparisons take the same time wherever the difference is. Pure.
 */
public final class CallbackSignature {
  /** Names of the header field, the better one first. */
  public static final List<String> FIELDS = List.of("X-SignalWire-Signature", "X-Twilio-Signature");

  private final Secret key;

  /**
   * @param key SignalWire's signing key of the project, Twilio's AuthToken
   */
  public CallbackSignature(Secret key) {
    this.key = key;
  }

  /**
   * @param url as the system was told it, with its query
   * @param given value of the header field
   */
  public boolean isRight(URI url, Map<String, String> form, String given) {
    StringBuilder fields = new StringBuilder();
    new TreeMap<>(form).forEach((name, value) -> fields.append(name).append(value));
    boolean with = same(given, sign(withPort(url) + fields));
    boolean without = same(given, sign(withoutPort(url) + fields));
    return with || without;
  }

  private static String withPort(URI url) {
    int usual = url.getScheme().equals("https") ? 443 : 80;
    return url.getPort() >= 0 ? url.toString() : at(url, ":" + usual);
  }

  private static String withoutPort(URI url) {
    return url.getPort() >= 0 ? at(url, "") : url.toString();
  }

  private static String at(URI url, String port) {
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    return url.getScheme() + "://" + url.getHost() + port + url.getRawPath() + query;
  }

  private String sign(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key.reveal().getBytes(UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA1", e);
    }
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(a.getBytes(UTF_8), b.getBytes(UTF_8));
  }
}
