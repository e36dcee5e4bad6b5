package dev.earshot.app.supervision;

/**
 * What must be in order for anything to be heard, apart from who hears it.
 *
 * @param connected to the back end, so that we learn of changes in the conference
 * @param legHeld whether the other side put our leg on hold
 * @param guard what the customer's ear of ours says
 * @param arrives false while the other side reports that none of our audio arrives there
 */
public record Conditions(
    boolean connected,
    boolean legHeld,
    boolean microphoneAlive,
    boolean mutedByUser,
    Guard guard,
    boolean arrives) {
  /** All in order, and nobody listens along. */
  public static final Conditions USUAL = new Conditions(true, false, true, false, Guard.OFF, true);

  public Conditions withConnected(boolean now) {
    return new Conditions(now, legHeld, microphoneAlive, mutedByUser, guard, arrives);
  }

  public Conditions withLegHeld(boolean now) {
    return new Conditions(connected, now, microphoneAlive, mutedByUser, guard, arrives);
  }

  public Conditions withMicrophoneAlive(boolean now) {
    return new Conditions(connected, legHeld, now, mutedByUser, guard, arrives);
  }

  public Conditions withMutedByUser(boolean now) {
    return new Conditions(connected, legHeld, microphoneAlive, now, guard, arrives);
  }

  public Conditions withGuard(Guard now) {
    return new Conditions(connected, legHeld, microphoneAlive, mutedByUser, now, arrives);
  }

  public Conditions withArrives(boolean now) {
    return new Conditions(connected, legHeld, microphoneAlive, mutedByUser, guard, now);
  }
}
