package dev.earshot.mixer;

import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import dev.earshot.mixer.port.Port;
import dev.earshot.mixer.port.PrivacyGate;
import java.util.Optional;
import java.util.Set;

/**
 * A wish to change a room, applied by the mix thread at the head of its next step. A change that
 * names an unknown participant (or joins a known one) is refused and changes nothing.
 */
public sealed interface RoomChange {
  ParticipantId id();

  /**
   * @param gate asked whenever one of his frames is taken, if present
   * @param audited whether {@link MixRoom#audit} counts at whose ears his voice arrives
   */
  record Join(Participant participant, Port port, Optional<PrivacyGate> gate, boolean audited)
      implements RoomChange {
    public Join(Participant participant, Port port) {
      this(participant, port, Optional.empty(), false);
    }

    @Override
    public ParticipantId id() {
      return participant.id();
    }
  }

  record Leave(ParticipantId id) implements RoomChange {}

  /** Replaces all his tags. */
  record SetTags(ParticipantId id, Set<MemberTag> tags) implements RoomChange {}

  /** Coach if present, uncoach if empty. */
  record SetSpeakOnlyTo(ParticipantId id, Optional<SpeakOnlyTo> speakOnlyTo)
      implements RoomChange {}

  record SetMuted(ParticipantId id, boolean muted) implements RoomChange {}

  record SetDeaf(ParticipantId id, boolean deaf) implements RoomChange {}

  record SetHeld(ParticipantId id, boolean held) implements RoomChange {}

  /** Gain of his voice in every ear, in dB: -60 to +24. */
  record SetGain(ParticipantId id, int decibels) implements RoomChange {}

  /** Brings his voice to a comfortable level by and by, before his gain; off at first. */
  record SetAutoLevel(ParticipantId id, boolean on) implements RoomChange {}

  /**
   * Where those who hear in stereo ({@link dev.earshot.mixer.port.StereoPort}) hear his voice.
   *
   * @param position -1 = left, 0 = in the middle, as at first, +1 = right
   */
  record SetPan(ParticipantId id, double position) implements RoomChange {}

  /**
   * He hears exactly the mix made for {@code ear}, whispers included (his own again if empty or
   * when {@code ear} leaves); deaf or held he still hears nothing. It only chooses which finished
   * mix is written to his port and changes nobody else's, but it does let him hear what the rule
   * alone would not: for people at the console, never for a customer.
   */
  record ListenAs(ParticipantId id, Optional<ParticipantId> ear) implements RoomChange {}

  /** Exchanges his port, keeping everything else, within one tick. */
  record Replug(ParticipantId id, Port port) implements RoomChange {}
}
