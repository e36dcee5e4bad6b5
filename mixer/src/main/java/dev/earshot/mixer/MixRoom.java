package dev.earshot.mixer;

import dev.earshot.mixer.conference.Conference;
import dev.earshot.mixer.conference.ParticipantId;
import java.util.List;

/** Handle of one room of a {@link Mixer}. Every method may be called from any thread. */
public interface MixRoom extends AutoCloseable {
  String name();

  /**
   * Asks for changes that take effect together, in order, at the head of the next step: no tick
   * ever sees a part of them. Refused changes (see {@link RoomChange}) leave the room as it was.
   * The rate of a joining port is asked here, on the caller's thread. No changes at all are a
   * question that the next step answers.
   */
  PendingChange apply(List<RoomChange> changes);

  default PendingChange apply(RoomChange change) {
    return apply(List.of(change));
  }

  /** The conference as of the last step. */
  Conference conference();

  /**
   * Level of what {@code id} says, in dBFS (-127 = silence), as his port delivered it: before gate,
   * mute and gain.
   */
  int voiceLevel(ParticipantId id);

  /** Level of what {@code id} hears, in dBFS (-127 = silence). */
  int earLevel(ParticipantId id);

  /** Whether {@code id} is talking, by the talk detector. */
  boolean talking(ParticipantId id);

  /**
   * At whose ears an audited speaker's voice arrived, counted where it is added to their mix.
   * Outlives his own leaving and that of his listeners.
   *
   * @throws IllegalArgumentException if nobody of that name has joined as audited: zeros would look
   *     like proof
   */
  HearingAudit audit(ParticipantId speaker);

  /**
   * Removes everybody and forgets the room, at the head of the next step. To know that a port is no
   * longer called, await a {@link RoomChange.Leave} first.
   */
  @Override
  void close();
}
