package dev.earshot.app.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.audio.sip.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a request is jambonz's: {@code Jambonz-Signature} (HMAC-SHA256 over {@code <unix
 * seconds>.<raw body>}), Basic credentials, or the key that the call flow puts into its own hook's
 * address. Comparisons take the same time wherever the difference is. Pure.
 */
final class HookCheck {
  static final String SIGNATURE = "Jambonz-Signature";
  static final String KEY = "key";

  /** A recorded request is of no use to anybody after this time. */
  private static final Duration FRESH = Duration.ofMinutes(5);

  private static final Pattern FORM =
      Pattern.compile("t=(\\d{1,12})(?:,v\\d+=\\p{XDigit}+)*?,v1=(\\p{XDigit}{64})(?:,.*)?");

  private final EndpointConfig.Access access;

  HookCheck(EndpointConfig.Access access) {
    this.access = access;
  }

  /**
   * Whether a hook may be believed.
   *
   * @param signature value of the header field, if there is one
   * @param authorization value of the header field, if there is one
   * @param key value of the query parameter, if there is one
   */
  boolean believes(
      byte[] body,
      Optional<String> signature,
      Optional<String> authorization,
      Optional<String> key,
      Instant now) {
    if (access.webhookSecret().isPresent()) {
      return signature.filter(s -> signed(access.webhookSecret().get(), s, body, now)).isPresent();
    }
    return admits(authorization) || key.filter(k -> same(k, hookKey().orElse(""))).isPresent();
  }

  /** Whether the credentials are right, or none are wanted. */
  boolean admits(Optional<String> authorization) {
    if (access.basic().isEmpty()) {
      return true;
    }
    EndpointConfig.Basic wanted = access.basic().get();
    String plain = wanted.user() + ":" + wanted.password().reveal();
    String text = "Basic " + Base64.getEncoder().encodeToString(plain.getBytes(UTF_8));
    return authorization.filter(given -> same(given, text)).isPresent();
  }

  /** What stands in our hook's address where signatures are not checked but credentials are. */
  Optional<String> hookKey() {
    return access
        .basic()
        .filter(_ -> access.webhookSecret().isEmpty())
        .map(
            basic -> hex(basic.password(), "earshot status hook".getBytes(UTF_8)).substring(0, 32));
  }

  static boolean signed(Secret secret, String header, byte[] body, Instant now) {
    Matcher form = FORM.matcher(header.strip());
    if (!form.matches()) {
      return false;
    }
    Instant at = Instant.ofEpochSecond(Long.parseLong(form.group(1)));
    byte[] prefix = (form.group(1) + ".").getBytes(UTF_8);
    byte[] whole = new byte[prefix.length + body.length];
    System.arraycopy(prefix, 0, whole, 0, prefix.length);
    System.arraycopy(body, 0, whole, prefix.length, body.length);
    return same(hex(secret, whole), form.group(2).toLowerCase(java.util.Locale.ROOT))
        && Duration.between(at, now).abs().compareTo(FRESH) <= 0;
  }

  private static String hex(Secret secret, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.reveal().getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private static boolean same(String a, String b) {
    return MessageDigest.isEqual(a.getBytes(UTF_8), b.getBytes(UTF_8));
  }
}
