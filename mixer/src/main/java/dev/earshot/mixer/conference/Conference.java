package dev.earshot.mixer.conference;

import java.util.List;
import java.util.Optional;

/**
 * A room and who is in it, in order of joining. Immutable: each change gives a new value.
 *
 * @param name of the room
 * @param participants each id at most once
 */
public record Conference(String name, List<Participant> participants) {
  public Conference {
    participants = List.copyOf(participants);
    if (participants.stream().map(Participant::id).distinct().count() != participants.size()) {
      throw new IllegalArgumentException("a participant id occurs twice in conference " + name);
    }
  }

  public static Conference empty(String name) {
    return new Conference(name, List.of());
  }

  public Optional<Participant> find(ParticipantId id) {
    return participants.stream().filter(p -> p.id().equals(id)).findFirst();
  }
}
