package dev.earshot.audio.sip;

import dev.earshot.audio.sip.admission.DigestAlgorithm;
import dev.earshot.audio.sip.message.Challenge;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One Digest challenge and its answer (RFC 7616 3.4). Supports qop {@code auth} and none (RFC
 * 2069); no {@code auth-int}, no {@code -sess}.
 *
 * @param qop whether the server wants quality of protection {@code auth}
 * @param opaque to be given back, empty if there is none
 * @param stale whether only the nonce was too old
 */
record Digest(
    DigestAlgorithm algorithm,
    String realm,
    String nonce,
    boolean qop,
    String opaque,
    boolean stale) {
  /** The challenge, if it is one we can answer. */
  static Optional<Digest> of(Challenge challenge) {
    Optional<DigestAlgorithm> algorithm =
        DigestAlgorithm.named(challenge.param("algorithm").orElse(DigestAlgorithm.MD5.token()));
    Optional<String> realm = challenge.param("realm");
    Optional<String> nonce = challenge.param("nonce");
    Optional<String> qop = challenge.param("qop");
    boolean auth = qop.map(Digest::offersAuth).orElse(false);
    if (!challenge.scheme().equalsIgnoreCase("Digest")
        || algorithm.isEmpty()
        || realm.isEmpty()
        || nonce.isEmpty()
        || qop.isPresent() && !auth) {
      return Optional.empty();
    }
    return Optional.of(
        new Digest(
            algorithm.get(),
            realm.get(),
            nonce.get(),
            auth,
            challenge.param("opaque").orElse(""),
            challenge.param("stale").orElse("").equalsIgnoreCase("true")));
  }

  private static boolean offersAuth(String qop) {
    return Arrays.asList(qop.toLowerCase(Locale.ROOT).split("[, ]+", -1)).contains("auth");
  }

  /**
   * Value of Authorization or Proxy-Authorization.
   *
   * @param count how often the nonce was used, this time included
   */
  String credentials(SipAccount account, String method, String uri, int count, String cnonce) {
    String nc = String.format(Locale.ROOT, "%08x", count);
    StringBuilder value = new StringBuilder("Digest ");
    value.append("username=").append(Challenge.quoted(account.authUser()));
    value.append(", realm=").append(Challenge.quoted(realm));
    value.append(", nonce=").append(Challenge.quoted(nonce));
    value.append(", uri=").append(Challenge.quoted(uri));
    value.append(", response=\"").append(response(account, method, uri, nc, cnonce)).append('"');
    value.append(", algorithm=").append(algorithm.token());
    if (qop) {
      value.append(", qop=auth, nc=").append(nc);
      value.append(", cnonce=").append(Challenge.quoted(cnonce));
    }
    if (!opaque.isEmpty()) {
      value.append(", opaque=").append(Challenge.quoted(opaque));
    }
    return value.toString();
  }

  String response(SipAccount account, String method, String uri, String nc, String cnonce) {
    String a1 =
        algorithm.hash(account.authUser() + ":" + realm + ":" + account.password().reveal());
    String a2 = algorithm.hash(method + ":" + uri);
    return algorithm.hash(
        qop
            ? String.join(":", a1, nonce, nc, cnonce, "auth", a2)
            : String.join(":", a1, nonce, a2));
  }
}
