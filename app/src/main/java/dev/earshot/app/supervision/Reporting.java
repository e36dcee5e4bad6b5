package dev.earshot.app.supervision;

/** How far a back end tells who is in a conference. */
public enum Reporting {
  /** Everybody is listed. */
  COMPLETE,
  /** Whoever comes and goes is reported, but we came late: others may be there already. */
  MAYBE_MORE,
  /** Nobody but ourselves is known. The count is "?". */
  UNREPORTED
}
