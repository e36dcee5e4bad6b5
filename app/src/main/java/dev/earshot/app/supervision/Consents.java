package dev.earshot.app.supervision;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the user has consented to in this stay.
 *
 * @param expiry id of the wait after which {@link Consent#UNVERIFIED_AUDIENCE} must be given anew;
 *     0 if it lasts
 * @param ground the doubt that he read before he accepted it: another doubt is not covered; empty
 *     if he accepted whatever cannot be known
 * @param question what he must be asked before tags are replaced; empty if nobody asks
 */
public record Consents(
    Set<Consent> given, long expiry, Optional<String> ground, Optional<String> question) {
  static final Consents NONE = new Consents(Set.of(), 0, Optional.empty(), Optional.empty());

  public Consents {
    given = Set.copyOf(given);
  }

  public boolean has(Consent consent) {
    return given.contains(consent);
  }

  /** Whether the user took this doubt upon himself. */
  boolean covers(String doubt) {
    return has(Consent.UNVERIFIED_AUDIENCE) && ground.filter(read -> !read.equals(doubt)).isEmpty();
  }

  Consents with(Consent consent, long until) {
    EnumSet<Consent> more = EnumSet.of(consent);
    more.addAll(given);
    return consent == Consent.UNVERIFIED_AUDIENCE
        ? new Consents(more, until, Optional.empty(), question)
        : new Consents(more, expiry, ground, Optional.empty());
  }

  Consents withDoubt(String doubt, long until) {
    Consents all = with(Consent.UNVERIFIED_AUDIENCE, until);
    return new Consents(all.given, until, Optional.of(doubt), question);
  }

  Consents expired() {
    EnumSet<Consent> rest = EnumSet.noneOf(Consent.class);
    rest.addAll(given);
    rest.remove(Consent.UNVERIFIED_AUDIENCE);
    return new Consents(rest, 0, Optional.empty(), question);
  }

  Consents asking(String what) {
    return new Consents(given, expiry, ground, Optional.of(what));
  }

  /** Somebody else is to hear us: what was read before was about others, and nobody asks. */
  Consents otherAudience() {
    Consents rest = ground.isPresent() ? expired() : this;
    return rest.unasked();
  }

  Consents unasked() {
    return new Consents(given, expiry, ground, Optional.empty());
  }
}
