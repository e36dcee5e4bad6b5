package dev.earshot.app.supervision;

/** Whether the supervisor wants to be heard, by what he does with his hands. */
public enum Talk {
  NONE,
  /** While the key is down. */
  HELD,
  /** Until he says otherwise. */
  LATCHED
}
