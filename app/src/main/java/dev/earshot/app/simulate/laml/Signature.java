package dev.earshot.app.simulate.laml;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.audio.sip.Secret;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what is sent to an application (spec chapter 6). */
final class Signature {
  private Signature() {}

  /** Base64 of HMAC-SHA1 over the URL and the sorted names and values, one after the other. */
  static String of(Secret key, String url, Map<String, String> fields) {
    StringBuilder signed = new StringBuilder(url);
    new TreeMap<>(fields).forEach((name, value) -> signed.append(name).append(value));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key.reveal().getBytes(UTF_8), "HmacSHA1"));
      byte[] sum = mac.doFinal(signed.toString().getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(sum);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA1", e);
    }
  }
}
