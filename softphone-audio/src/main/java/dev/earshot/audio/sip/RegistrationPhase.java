package dev.earshot.audio.sip;

import java.time.Duration;

/**
 * Where a registration stands inside.
 *
 * @param state what was told last
 * @param at which registrar was asked last, 0 being the main one
 * @param home which one knows us, if one does
 * @param tried how many have failed since the last round began with the main one
 * @param failedRounds in a row
 * @param expires lifetime that is asked for
 * @param raises how often a registrar wanted a longer one
 * @param underWay whether an answer is waited for
 * @param farewell how far it has been taken back
 * @param proven whether it ever worked, so that the password was right once
 */
record RegistrationPhase(
    RegistrationState state,
    int at,
    int home,
    int tried,
    int failedRounds,
    Duration expires,
    int raises,
    boolean underWay,
    Farewell farewell,
    boolean proven) {
  /** Taking it back: not asked for, asked for while something is under way, or sent. */
  enum Farewell {
    NONE,
    WISHED,
    SENT
  }

  static RegistrationPhase start(Duration expires) {
    return new RegistrationPhase(
        new RegistrationState.Registering(), 0, 0, 0, 0, expires, 0, false, Farewell.NONE, false);
  }

  boolean registered() {
    return state instanceof RegistrationState.Registered;
  }

  boolean closing() {
    return farewell != Farewell.NONE;
  }

  /** Whether some registrar may know us. */
  boolean mayBeKnown() {
    return registered() || proven && state instanceof RegistrationState.Registering;
  }

  boolean over() {
    return state instanceof RegistrationState.Unregistered;
  }

  RegistrationPhase told(RegistrationState next) {
    return new RegistrationPhase(
        next, at, home, tried, failedRounds, expires, raises, underWay, farewell, proven);
  }

  /** That one is asked now. */
  RegistrationPhase asking(int registrar) {
    return new RegistrationPhase(
        state, registrar, home, tried, failedRounds, expires, raises, true, farewell, proven);
  }

  /** Nothing is waited for. */
  RegistrationPhase answered() {
    return new RegistrationPhase(
        state, at, home, tried, failedRounds, expires, raises, false, farewell, proven);
  }

  RegistrationPhase triedOneMore() {
    return new RegistrationPhase(
        state, at, home, tried + 1, failedRounds, expires, raises, false, farewell, proven);
  }

  RegistrationPhase newRound() {
    return new RegistrationPhase(
        state, at, home, 0, failedRounds, expires, raises, false, farewell, proven);
  }

  RegistrationPhase roundFailed() {
    return new RegistrationPhase(
        state, at, home, tried, failedRounds + 1, expires, raises, false, farewell, proven);
  }

  /** Hope anew: the network is another one. */
  RegistrationPhase afresh() {
    return new RegistrationPhase(state, at, home, 0, 0, expires, 0, false, farewell, proven);
  }

  RegistrationPhase raisedTo(Duration longer) {
    return new RegistrationPhase(
        state, at, home, tried, failedRounds, longer, raises + 1, false, farewell, proven);
  }

  RegistrationPhase knownHere() {
    return new RegistrationPhase(state, at, at, 0, 0, expires, 0, false, farewell, true);
  }

  /** The removal is sent there. */
  RegistrationPhase removing(int registrar) {
    return new RegistrationPhase(
        state, registrar, home, tried, failedRounds, expires, raises, true, Farewell.SENT, proven);
  }

  RegistrationPhase closed() {
    return new RegistrationPhase(
        state, at, home, tried, failedRounds, expires, raises, underWay, Farewell.WISHED, proven);
  }
}
