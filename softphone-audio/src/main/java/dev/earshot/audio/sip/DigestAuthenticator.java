package dev.earshot.audio.sip;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.dialog.Authenticator;
import dev.earshot.audio.sip.message.Challenge;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.Identifiers;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Answers Digest challenges (RFC 3261 22, RFC 7616, RFC 8760) for one account. Keeps the latest
 * challenge of each realm and answers it in advance in later requests. Sip thread.
 */
final class DigestAuthenticator implements Authenticator {
  private record Realm(String header, String name) {}

  /** An accepted challenge and how often its nonce was used. */
  private static final class Session {
    final Digest digest;
    int count;
    boolean settled;

    Session(Digest digest) {
      this.digest = digest;
    }
  }

  private final SipAccount account;
  private final Identifiers identifiers;
  private final Map<Realm, Session> sessions = new LinkedHashMap<>();

  DigestAuthenticator(SipAccount account, Identifiers identifiers) {
    this.account = account;
    this.identifiers = identifiers;
  }

  /** For an account, or for nobody. */
  static Authenticator of(Optional<SipAccount> account, Identifiers identifiers) {
    return account
        .<Authenticator>map(known -> new DigestAuthenticator(known, identifiers))
        .orElseGet(Authenticator::none);
  }

  @Override
  public SipRequest prepare(SipRequest request) {
    SipRequest prepared = request;
    for (Map.Entry<Realm, Session> entry : sessions.entrySet()) {
      Session session = entry.getValue();
      session.count++;
      String value =
          session.digest.credentials(
              account, request.method(), request.uri(), session.count, identifiers.nonce());
      prepared = prepared.withHeaders(prepared.headers().with(entry.getKey().header(), value));
    }
    return prepared;
  }

  @Override
  public boolean challenged(SipResponse response) {
    boolean byProxy = response.status() == 407;
    String field = byProxy ? HeaderName.PROXY_AUTHENTICATE : HeaderName.WWW_AUTHENTICATE;
    Optional<Digest> strongest =
        response.headers().all(field).stream()
            .map(Challenge::parse)
            .flatMap(DigestAuthenticator::usable)
            .filter(digest -> account.realm().map(digest.realm()::equals).orElse(true))
            .max(Comparator.comparing(Digest::algorithm));
    if (strongest.isEmpty()) {
      return false;
    }
    Digest digest = strongest.get();
    String header = byProxy ? HeaderName.PROXY_AUTHORIZATION : HeaderName.AUTHORIZATION;
    Realm realm = new Realm(header, digest.realm());
    Session tried = sessions.get(realm);
    sessions.put(realm, new Session(digest));
    // The same realm asks again: only a nonce that aged is worth another attempt, a wrong
    // password would lock the account.
    return tried == null || tried.settled || digest.stale();
  }

  private static java.util.stream.Stream<Digest> usable(Parsed<Challenge> parsed) {
    return parsed instanceof Parsed.Ok<Challenge>(Challenge challenge)
        ? Digest.of(challenge).stream()
        : java.util.stream.Stream.empty();
  }

  @Override
  public void settled() {
    sessions.values().forEach(session -> session.settled = true);
  }
}
