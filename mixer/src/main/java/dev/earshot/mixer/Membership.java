package dev.earshot.mixer;

import dev.earshot.mixer.conference.Conference;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.engine.Seating;
import dev.earshot.mixer.engine.Strip;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is in a room, through which strip, and whose mix he hears instead of his own. Immutable but
 * for the strips.
 */
record Membership(
    Conference conference,
    Map<ParticipantId, Strip> strips,
    Map<ParticipantId, ParticipantId> listensAs) {
  Membership {
    strips = Map.copyOf(strips);
    listensAs = Map.copyOf(listensAs);
  }

  static Membership empty(String room) {
    return new Membership(Conference.empty(room), Map.of(), Map.of());
  }

  /**
   * The room as the engine needs it, in order of joining.
   *
   * @param left since the former seating
   */
  Seating seating(Map<ParticipantId, Participant> left) {
    List<Participant> people = conference.participants();
    Map<ParticipantId, Integer> seats = new HashMap<>();
    for (Participant person : people) {
      seats.put(person.id(), seats.size());
    }
    int[] ears =
        people.stream()
            .mapToInt(
                p ->
                    p.listens()
                        ? seats.getOrDefault(listensAs.getOrDefault(p.id(), p.id()), Seating.NOBODY)
                        : Seating.NOBODY)
            .toArray();
    return new Seating(people, people.stream().map(this::strip).toList(), ears, left);
  }

  private Strip strip(Participant participant) {
    Strip strip = strips.get(participant.id());
    if (strip == null) {
      throw new IllegalStateException(participant.id() + " has no strip");
    }
    return strip;
  }
}
