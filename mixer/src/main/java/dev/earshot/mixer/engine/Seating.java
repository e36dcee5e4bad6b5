package dev.earshot.mixer.engine;

import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Who is in a room, through which strips, and whose mix each of them gets. Immutable. */
public final class Seating {
  /** In place of an ear: he hears nothing at all. */
  public static final int NOBODY = -1;

  private final List<Participant> people;
  private final List<Strip> strips;
  private final int[] ears;
  private final Map<ParticipantId, Participant> left;

  /**
   * @param strips of {@code people}, in their order
   * @param ears for each of them whose mix he gets, by position: his own as a rule
   * @param left since the former seating, as they were when they left
   */
  public Seating(
      List<Participant> people,
      List<Strip> strips,
      int[] ears,
      Map<ParticipantId, Participant> left) {
    this.people = List.copyOf(people);
    this.strips = List.copyOf(strips);
    this.ears = ears.clone();
    this.left = Map.copyOf(left);
  }

  /** An empty room. */
  static Seating empty() {
    return new Seating(List.of(), List.of(), new int[0], Map.of());
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

  /** Somebody who has left since the former seating, as he was then; else as he is given. */
  Participant whenHeLeft(Participant person) {
    return left.getOrDefault(person.id(), person);
  }

  @Override
  public String toString() {
    return people + ", ears " + Arrays.toString(ears);
  }
}
