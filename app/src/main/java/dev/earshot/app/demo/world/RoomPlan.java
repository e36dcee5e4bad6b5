package dev.earshot.app.demo.world;

/**
 * A simulated conference.
 *
 * @param name unique in a demo; letters, digits and hyphens
 * @param title what it is called on the screen
 * @param topic queue, for the second line of the list
 * @param dialogue what is said in it
 * @param underwayMillis how long it has been going on when the demo first shows it
 */
public record RoomPlan(
    String name, String title, String topic, String dialogue, int underwayMillis) {
  /** The same conference, but it begins only now. */
  RoomPlan beginning() {
    return new RoomPlan(name, title, topic, dialogue, 0);
  }

  @Override
  public String toString() {
    return name + " '" + title + "' [" + topic + "] " + dialogue + " underway " + underwayMillis;
  }
}
