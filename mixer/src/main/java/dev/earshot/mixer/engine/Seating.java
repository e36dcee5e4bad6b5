package dev.earshot.mixer.engine;

import dev.earshot.mixer.conference.Participant;
import java.util.Arrays;
import java.util.List;

/** Who is in a room, through which strips, and whose mix each of them gets. Immutable. */
public final class Seating {
  /** In place of an ear: he hears nothing at all. */
  public static final int NOBODY = -1;

  private final List<Participant> people;
  private final List<Strip> strips;
  private final int[] ears;

  /**
   * @param strips of {@code people}, in their order
   * @param ears for each of them whose mix he gets, by position: his own as a rule
   */
  public Seating(List<Participant> people, List<Strip> strips, int[] ears) {
    this.people = List.copyOf(people);
    this.strips = List.copyOf(strips);
    this.ears = ears.clone();
  }

  /** An empty room. */
  static Seating empty() {
    return new Seating(List.of(), List.of(), new int[0]);
  }

  int size() {
    return people.size();
  }

  List<Participant> people() {
    return people;
  }

  Participant person(int seat) {
    return people.get(seat);
  }

  Strip strip(int seat) {
    return strips.get(seat);
  }

  List<Strip> strips() {
    return strips;
  }

  /** Whose mix the listener in {@code seat} gets, or {@link #NOBODY}. */
  int ear(int seat) {
    return ears[seat];
  }

  @Override
  public String toString() {
    return people + ", ears " + Arrays.toString(ears);
  }
}
