package dev.earshot.app.supervision.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A chat as its back end described it last.
 *
 * @param name for the screen
 * @param startedAt empty if the system's time could not be read
 */
public record ObservedChat(
    ChatKey key,
    String name,
    ChatState state,
    Optional<Instant> startedAt,
    List<ChatParticipant> participants,
    Set<ChatCapability> capabilities) {
  public ObservedChat {
    participants = List.copyOf(participants);
    capabilities = Set.copyOf(capabilities);
  }

  /** Us, if we are among the participants. */
  public Optional<ChatParticipant> self() {
    return participants.stream().filter(ChatParticipant::self).findFirst();
  }

  /** Whether somebody of the agents is there to be coached (H3). */
  public boolean hasAgent() {
    return participants.stream()
        .anyMatch(p -> !p.self() && !p.customer() && p.visibility() == Visibility.ALL);
  }

  ObservedChat in(ChatState other) {
    return new ObservedChat(key, name, other, startedAt, participants, capabilities);
  }
}
