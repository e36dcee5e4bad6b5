package dev.earshot.app.cli;

/** Exit codes of the verbs; the README lists them. */
final class Exit {
  static final int DONE = 0;

  /** Earshot could not start or go on: an address in use, a missing device. */
  static final int FAILED = 1;

  /** Wrong usage or a wrong profile. */
  static final int USAGE = 2;

  /** The conference system cannot be reached, or refuses us. */
  static final int NOT_CONNECTED = 3;

  /** No such conference or participant. */
  static final int NOT_FOUND = 4;

  /** Asked, but refused or not confirmed. */
  static final int REFUSED = 5;

  /** The audience changed on its own: it became quieter than asked before the time was over. */
  static final int ENDED_EARLY = 6;

  private Exit() {}
}
