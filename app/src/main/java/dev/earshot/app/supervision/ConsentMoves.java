package dev.earshot.app.supervision;

import dev.earshot.app.supervision.SessionEffect.Kind;
import java.util.Optional;

/** How a session follows what its user takes upon himself (P8). */
final class ConsentMoves {
  private ConsentMoves() {}

  /** For this stay; where nobody's coming is reported, for a minute. */
  static void accept(Transition t, Consent consent) {
    if (possible(t)) {
      t.consents = t.consents.with(consent, consent == Consent.UNVERIFIED_AUDIENCE ? expiry(t) : 0);
    }
  }

  /** As long as exactly this cannot be known; what was shown may be true no more. */
  static void accept(Transition t, String doubt) {
    if (possible(t) && Doubt.of(t.session()).equals(Optional.of(doubt))) {
      t.consents = t.consents.withDoubt(doubt, expiry(t));
    }
  }

  static void takeBack(Transition t) {
    boolean leaned = Doubt.of(t.session()).isPresent() || t.consents.has(Consent.REPLACE_TAGS);
    t.consents = Consents.NONE;
    if (leaned && whispers(t)) {
      end(t, "you took your consent back");
    }
  }

  /** Whether a whisper ended because it rests on something else than what the user read. */
  static boolean revoked(Transition t) {
    Optional<String> doubt = Doubt.unresolved(t.session());
    if (t.consents.ground().isEmpty() || doubt.isEmpty()) {
      return false;
    }
    t.consents = t.consents.expired();
    boolean ends = whispers(t);
    if (ends) {
      end(t, doubt.get());
    }
    return ends;
  }

  static void expired(Transition t) {
    t.consents = t.consents.expired();
    if (whispers(t)) {
      end(t, "who is in the room cannot be told");
    }
  }

  private static void end(Transition t, String why) {
    t.tell(Kind.SILENCED, "Whisper ended: " + why, "Accept it again.");
    UserMoves.quieter(t, why);
    t.explain(why + ": accept it again");
  }

  private static boolean possible(Transition t) {
    return t.self.isPresent() && !t.capabilities.confirms();
  }

  private static boolean whispers(Transition t) {
    return t.state == SessionState.WHISPER || t.requested.equals(Optional.of(Mode.WHISPER));
  }

  private static long expiry(Transition t) {
    boolean blind =
        t.roster.map(ObservedConference::reporting).equals(Optional.of(Reporting.UNREPORTED));
    if (!blind) {
      return 0;
    }
    long until = ++t.lastId;
    t.effects.add(new SessionEffect.Wake(until, t.now.plus(t.timings.consent())));
    return until;
  }
}
