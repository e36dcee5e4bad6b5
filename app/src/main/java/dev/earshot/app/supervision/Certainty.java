package dev.earshot.app.supervision;

/** How sure the console is of something, weakest first. */
public enum Certainty {
  /** No information. Shown as "?", never as false or empty. */
  UNKNOWN,
  /** Derived from configuration, not from the back end. */
  ASSUMED,
  /** Asked for and accepted, but nothing confirms it. Shown hollow. */
  REQUESTED,
  /** Read from the back end. Shown filled. */
  CONFIRMED
}
