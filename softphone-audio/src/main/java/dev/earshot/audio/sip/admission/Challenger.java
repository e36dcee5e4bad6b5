package dev.earshot.audio.sip.admission;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.message.Challenge;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.SipRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The server's side of Digest authentication (RFC 7616, RFC 8760; quality of protection {@code
 * auth} only). A user who does not exist costs the same time and gets the same answer as a wrong
 * password. Sip thread.
 */
final class Challenger {
  private static final int USED_NONCES = 4_096;

  /** What credentials are worth. */
  enum Verdict {
    MISSING,
    WRONG,

    /** Right, but with a nonce that is old, foreign or used up. */
    STALE,
    RIGHT
  }

  private final Callers callers;
  private final String nobody;
  private final Nonces nonces;

  /**
   * @param secret random, for the signatures
   */
  Challenger(Callers callers, byte[] secret) {
    this.callers = callers;
    this.nobody = HexFormat.of().formatHex(secret);
    this.nonces = new Nonces(secret, USED_NONCES);
  }

  /** Values of WWW-Authenticate, the strongest first (RFC 8760 2.3). */
  List<String> challenges(InetAddress to, boolean stale, long now) {
    List<String> challenges = new ArrayList<>();
    for (DigestAlgorithm algorithm : List.copyOf(callers.algorithms()).reversed()) {
      challenges.add(
          "Digest realm="
              + Challenge.quoted(callers.realm())
              + ", nonce=\""
              + nonces.issue(to, now)
              + "\", qop=\"auth\", algorithm="
              + algorithm.token()
              + (stale ? ", stale=true" : ""));
    }
    return challenges;
  }

  /** Looks at those credentials of a request that are meant for us. */
  Verdict judge(SipRequest request, InetAddress from, long now) {
    Verdict best = Verdict.MISSING;
    for (String value : request.headers().all(HeaderName.AUTHORIZATION)) {
      if (Challenge.parse(value) instanceof Parsed.Ok<Challenge>(Challenge credentials)
          && credentials.scheme().equalsIgnoreCase("Digest")
          && credentials.param("realm").equals(Optional.of(callers.realm()))) {
        best = judge(credentials, request, from, now);
      }
    }
    return best;
  }

  private Verdict judge(Challenge given, SipRequest request, InetAddress from, long now) {
    Optional<DigestAlgorithm> algorithm =
        DigestAlgorithm.named(given.param("algorithm").orElse(DigestAlgorithm.MD5.token()))
            .filter(callers.algorithms()::contains);
    String count = given.param("nc").orElse("");
    boolean complete =
        algorithm.isPresent()
            && given.param("qop").orElse("").equalsIgnoreCase("auth")
            && given.param("uri").equals(Optional.of(request.uri()))
            && count.matches("[0-9a-fA-F]{8}");
    if (!complete || !proves(given, algorithm.get(), request)) {
      return Verdict.WRONG;
    }
    String nonce = given.param("nonce").orElse("");
    return nonces.take(nonce, HexFormat.fromHexDigitsToLong(count), from, now)
        ? Verdict.RIGHT
        : Verdict.STALE;
  }

  /** Whether who sent this knows the password of the user he names. */
  private boolean proves(Challenge given, DigestAlgorithm algorithm, SipRequest request) {
    Optional<String> known = callers.hash(given.param("username").orElse(""), algorithm);
    String expected =
        algorithm.hash(
            String.join(
                ":",
                known.orElse(nobody),
                given.param("nonce").orElse(""),
                given.param("nc").orElse(""),
                given.param("cnonce").orElse(""),
                "auth",
                algorithm.hash(request.method() + ":" + request.uri())));
    boolean same =
        MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8),
            given.param("response").orElse("").getBytes(StandardCharsets.UTF_8));
    return same & known.isPresent();
  }

  void sweep(long now) {
    nonces.sweep(now);
  }
}
