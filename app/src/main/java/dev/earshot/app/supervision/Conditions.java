package dev.earshot.app.supervision;

/**
 * What must be in order for anything to be heard, apart from who hears it.
 *
 * @param connected to the back end, so that we learn of changes in the conference
 * @param legHeld whether the other side put our leg on hold
 */
public record Conditions(
    boolean connected, boolean legHeld, boolean microphoneAlive, boolean mutedByUser) {
  public Conditions withConnected(boolean now) {
    return new Conditions(now, legHeld, microphoneAlive, mutedByUser);
  }

  public Conditions withLegHeld(boolean now) {
    return new Conditions(connected, now, microphoneAlive, mutedByUser);
  }

  public Conditions withMicrophoneAlive(boolean now) {
    return new Conditions(connected, legHeld, now, mutedByUser);
  }

  public Conditions withMutedByUser(boolean now) {
    return new Conditions(connected, legHeld, microphoneAlive, now);
  }
}
