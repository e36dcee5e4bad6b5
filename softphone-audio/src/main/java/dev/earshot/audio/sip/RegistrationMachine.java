package dev.earshot.audio.sip;

import dev.earshot.audio.sip.RegistrationInput.Refused;
import dev.earshot.audio.sip.RegistrationOutput.Abandon;
import dev.earshot.audio.sip.RegistrationOutput.Ask;
import dev.earshot.audio.sip.RegistrationOutput.Expect;
import dev.earshot.audio.sip.RegistrationOutput.Tell;
import dev.earshot.audio.sip.RegistrationOutput.Wait;
import dev.earshot.audio.sip.RegistrationState.Failed;
import dev.earshot.audio.sip.RegistrationState.Registered;
import dev.earshot.audio.sip.RegistrationState.Registering;
import dev.earshot.audio.sip.RegistrationState.Unregistered;
import java.time.Duration;
import java.util.Optional;

/**
 * The life of one registration (RFC 3261 10.2, RFC 5626 4.5), pure. Whenever something is due, a
 * round begins with the main registrar and goes on to those that stand in for it until one takes
 * us; so the main one gets us back by itself.
 *
 * @param registrars how many there are
 */
record RegistrationMachine(int registrars) {
  /** RFC 5626 4.5: pauses after failed rounds double from there to there. */
  static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

  static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  /** A registrar may ask for more patience than that, but does not get it. */
  static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);

  /** Four sendings of a datagram; then another registrar has its turn. */
  static final Duration PATIENCE = Duration.ofSeconds(4);

  /** While one stands in, the main one is asked so often whether it is back. */
  static final Duration RETURN = Duration.ofSeconds(60);

  static final Duration AFTER_LOST_CONNECTION = Duration.ofSeconds(1);
  private static final Duration LONGEST_LIFETIME = Duration.ofDays(1);
  private static final int MAX_RAISES = 3;

  RegistrationStep next(RegistrationPhase phase, RegistrationInput input) {
    if (phase.over()) {
      return RegistrationStep.of(phase);
    }
    return switch (input) {
      case RegistrationInput.Begun _ -> round(phase).after(new Tell(0, phase.state()));
      case RegistrationInput.Granted(Duration granted) -> granted(phase, granted);
      case RegistrationInput.TooBrief(Duration least) -> tooBrief(phase, least);
      case Refused refused ->
          phase.closing() ? leave(phase, phase.mayBeKnown()) : refused(phase, refused);
      case RegistrationInput.Slow _ -> slow(phase);
      case RegistrationInput.Due _ ->
          phase.underWay() || phase.closing() ? RegistrationStep.of(phase) : round(phase);
      case RegistrationInput.ConnectionLost _ -> connectionLost(phase);
      case RegistrationInput.NetworkChanged _ -> networkChanged(phase);
      case RegistrationInput.Closed _ -> close(phase);
    };
  }

  private static RegistrationStep round(RegistrationPhase phase) {
    return ask(phase.newRound(), 0);
  }

  private static RegistrationStep ask(RegistrationPhase phase, int registrar) {
    return RegistrationStep.of(
        phase.asking(registrar), new Expect(PATIENCE), new Ask(registrar, phase.expires()));
  }

  private RegistrationStep granted(RegistrationPhase phase, Duration granted) {
    if (phase.closing()) {
      return leave(phase.knownHere(), true);
    }
    if (granted.isZero()) {
      return refused(phase, new Refused(200, "granted no time", Optional.empty()));
    }
    Registered registered = new Registered(granted);
    RegistrationPhase known = phase.knownHere().told(registered);
    Duration wait = Grant.refreshAfter(granted);
    boolean standby = known.home() > 0;
    return RegistrationStep.of(
        known,
        new Wait(standby && wait.compareTo(RETURN) > 0 ? RETURN : wait),
        new Tell(known.home(), registered));
  }

  private RegistrationStep tooBrief(RegistrationPhase phase, Duration least) {
    if (phase.closing()) {
      return leave(phase, phase.mayBeKnown());
    }
    boolean worthIt =
        phase.raises() < MAX_RAISES
            && least.compareTo(phase.expires()) > 0
            && least.compareTo(LONGEST_LIFETIME) <= 0;
    return worthIt
        ? ask(phase.raisedTo(least), phase.at())
        : refused(phase, new Refused(423, "Interval Too Brief", Optional.empty()));
  }

  private RegistrationStep refused(RegistrationPhase phase, Refused refused) {
    boolean passing = mayPass(refused.status());
    boolean knownElsewhere = phase.registered() && phase.home() != phase.at();
    RegistrationPhase tried = phase.triedOneMore();
    if ((passing || knownElsewhere) && tried.tried() < registrars) {
      return ask(tried, next(tried.at()));
    }
    RegistrationPhase failed = tried.roundFailed();
    Failed state = new Failed(refused.status(), refused.reason());
    Tell tell = new Tell(failed.at(), state);
    if (!passing && !failed.proven()) {
      return RegistrationStep.of(failed.told(state), tell);
    }
    Duration pause = passing ? pause(failed, refused.retryAfter()) : LONGEST_RETRY_AFTER;
    return RegistrationStep.of(failed.told(state), new Wait(pause), tell);
  }

  private int next(int registrar) {
    return (registrar + 1) % registrars;
  }

  /** What may pass by itself; a refused password or address does not. */
  private static boolean mayPass(int status) {
    return status == 200
        || status == 408
        || status == 423
        || status == 480
        || status >= 500 && status < 600;
  }

  private static Duration pause(RegistrationPhase failed, Optional<Duration> retryAfter) {
    int doublings = Math.min(failed.failedRounds() - 1, 8);
    Duration grown = FIRST_PAUSE.multipliedBy(1L << doublings);
    Duration ours = grown.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : grown;
    return retryAfter
        .map(asked -> asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked)
        .filter(asked -> asked.toSeconds() > 0)
        .orElse(ours);
  }

  /** Others have their turn if there are any; else it is said that we are not sure any more. */
  private RegistrationStep slow(RegistrationPhase phase) {
    if (!phase.underWay() || phase.closing()) {
      return RegistrationStep.of(phase);
    }
    RegistrationPhase tried = phase.triedOneMore();
    if (tried.tried() < registrars) {
      return ask(tried, next(tried.at())).after(new Abandon());
    }
    Registering state = new Registering();
    return phase.registered()
        ? RegistrationStep.of(phase.told(state), new Tell(phase.at(), state))
        : RegistrationStep.of(phase);
  }

  private static RegistrationStep connectionLost(RegistrationPhase phase) {
    if (!phase.registered() || phase.underWay() || phase.closing()) {
      return RegistrationStep.of(phase);
    }
    Registering state = new Registering();
    return RegistrationStep.of(
        phase.told(state), new Wait(AFTER_LOST_CONNECTION), new Tell(phase.home(), state));
  }

  private static RegistrationStep networkChanged(RegistrationPhase phase) {
    boolean hopeless =
        phase.state() instanceof Failed(int status, _) && !mayPass(status) && !phase.proven();
    if (phase.closing() || hopeless) {
      return RegistrationStep.of(phase);
    }
    Registering state = new Registering();
    return round(phase.afresh().told(state)).after(new Tell(0, state)).after(new Abandon());
  }

  /** One that never came to be needs no message; an answer that is due is waited for. */
  private static RegistrationStep close(RegistrationPhase phase) {
    if (phase.closing()) {
      return RegistrationStep.of(phase);
    }
    RegistrationPhase closing = phase.closed();
    return phase.underWay() ? RegistrationStep.of(closing) : leave(closing, phase.mayBeKnown());
  }

  /**
   * Goes on with leaving.
   *
   * @param known whether some registrar may know us
   */
  private static RegistrationStep leave(RegistrationPhase phase, boolean known) {
    if (known && phase.farewell() == RegistrationPhase.Farewell.WISHED) {
      return RegistrationStep.of(
          phase.removing(phase.home()), new Ask(phase.home(), Duration.ZERO));
    }
    Unregistered state = new Unregistered();
    return RegistrationStep.of(phase.answered().told(state), new Tell(phase.at(), state));
  }
}
