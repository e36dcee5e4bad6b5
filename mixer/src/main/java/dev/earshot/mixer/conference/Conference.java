package dev.earshot.mixer.conference;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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

  public boolean contains(ParticipantId id) {
    return find(id).isPresent();
  }

  /** With {@code newcomer} as the last. */
  public Conference joined(Participant newcomer) {
    return new Conference(name, Stream.concat(participants.stream(), Stream.of(newcomer)).toList());
  }

  /** Without {@code id}. */
  public Conference left(ParticipantId id) {
    return new Conference(name, participants.stream().filter(p -> !p.id().equals(id)).toList());
  }

  /** With {@code change} made to {@code id}, in the same place. */
  public Conference changed(ParticipantId id, UnaryOperator<Participant> change) {
    return new Conference(
        name, participants.stream().map(p -> p.id().equals(id) ? change.apply(p) : p).toList());
  }
}
