package dev.earshot.app.simulate.laml;

/** What interrupts the document of a call. */
sealed interface Turn {
  /** Out of the conference, which may go on. */
  record Left() implements Turn {}

  /** By REST to another document; no longer in a conference. */
  record Redirected(Source to) implements Turn {}

  /** The call is over. */
  record Ended() implements Turn {}
}
