package dev.earshot.mixer;

import dev.earshot.mixer.conference.Conference;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.engine.Seating;
import dev.earshot.mixer.engine.Strip;
import java.util.Collections;
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
    // Not copied: drafts hand their map over, and a copy of a thousand entries takes a while.
    strips = Collections.unmodifiableMap(strips);
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
    int[] ears = new int[people.size()];
    for (int seat = 0; seat < ears.length; seat++) {
      ears[seat] = people.get(seat).listens() ? seat : Seating.NOBODY;
    }
    if (!listensAs.isEmpty()) {
      lendEars(people, ears);
    }
    return new Seating(people, people.stream().map(this::strip).toList(), ears, left);
  }

  private void lendEars(List<Participant> people, int[] ears) {
    Map<ParticipantId, Integer> seats = new HashMap<>();
    for (Participant person : people) {
      seats.put(person.id(), seats.size());
    }
    for (int seat = 0; seat < ears.length; seat++) {
      if (ears[seat] != Seating.NOBODY) {
        ParticipantId id = people.get(seat).id();
        ears[seat] = seats.getOrDefault(listensAs.getOrDefault(id, id), Seating.NOBODY);
      }
    }
  }

  private Strip strip(Participant participant) {
    Strip strip = strips.get(participant.id());
    if (strip == null) {
      throw new IllegalStateException(participant.id() + " has no strip");
    }
    return strip;
  }
}
