package dev.earshot.app.supervision;

import java.util.EnumSet;
import java.util.Set;

/**
 * What the user has consented to in this stay.
 *
 * @param expiry id of the wait after which {@link Consent#UNVERIFIED_AUDIENCE} must be given anew;
 *     0 if it lasts
 */
public record Consents(Set<Consent> given, long expiry) {
  static final Consents NONE = new Consents(Set.of(), 0);

  public Consents {
    given = Set.copyOf(given);
  }

  public boolean has(Consent consent) {
    return given.contains(consent);
  }

  Consents with(Consent consent, long until) {
    EnumSet<Consent> more = EnumSet.of(consent);
    more.addAll(given);
    return new Consents(more, consent == Consent.UNVERIFIED_AUDIENCE ? until : expiry);
  }

  Consents expired() {
    EnumSet<Consent> rest = EnumSet.noneOf(Consent.class);
    rest.addAll(given);
    rest.remove(Consent.UNVERIFIED_AUDIENCE);
    return new Consents(rest, 0);
  }
}
