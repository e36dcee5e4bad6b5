package dev.earshot.app.supervision;

/**
 * What must be in order for anything to be heard, apart from who hears it.
 *
 * @param connected to the back end, so that we learn of changes in the conference
 * @param legHeld whether the other side put our leg on hold
 * @param guard what the customer's ear of ours says
 */
public record Conditions(
    boolean connected, boolean legHeld, boolean microphoneAlive, boolean mutedByUser, Guard guard) {
  /** All in order, and nobody listens along. */
  public static final Conditions USUAL = new Conditions(true, false, true, false, Guard.OFF);

  public Conditions withConnected(boolean now) {
    return new Conditions(now, legHeld, microphoneAlive, mutedByUser, guard);
  }

  public Conditions withLegHeld(boolean now) {
    return new Conditions(connected, now, microphoneAlive, mutedByUser, guard);
  }

  public Conditions withMicrophoneAlive(boolean now) {
    return new Conditions(connected, legHeld, now, mutedByUser, guard);
  }

  public Conditions withMutedByUser(boolean now) {
    return new Conditions(connected, legHeld, microphoneAlive, now, guard);
  }

  public Conditions withGuard(Guard now) {
    return new Conditions(connected, legHeld, microphoneAlive, mutedByUser, now);
  }
}
