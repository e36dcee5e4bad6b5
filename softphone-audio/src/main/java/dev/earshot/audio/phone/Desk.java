package dev.earshot.audio.phone;

import dev.earshot.mixer.HearingAudit;
import dev.earshot.mixer.MixRoom;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.RoomChange;
import dev.earshot.mixer.audio.Gain;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import dev.earshot.mixer.port.Port;
import dev.earshot.mixer.port.PrivacyGate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who hears whom at the telephone, as changes of its mixer room. The headset carries the tag {@code
 * headset}; a leg carries its own id as tag and speaks only to {@code headset}, so no leg hears
 * another; the headset speaks only to the leg being talked to and is muted otherwise.
 *
 * <p>Guarded by its own lock, which is held only while changes are handed to the room; any thread
 * but the mix thread.
 */
final class Desk implements Seats, AutoCloseable {
  static final ParticipantId HEADSET = new ParticipantId("headset");
  private static final MemberTag HEADSET_TAG = new MemberTag("headset");

  /** No leg has this id: whoever speaks only to it is heard by nobody. */
  private static final SpeakOnlyTo NOBODY = new SpeakOnlyTo(new MemberTag("nobody"));

  private final MixRoom room;
  private final PrivacyGate gate;
  private final Set<String> legs = new HashSet<>();
  private Optional<String> talkedTo = Optional.empty();

  Desk(MixRoom room, PrivacyGate gate, Port headset) {
    this.room = room;
    this.gate = gate;
    Participant silent =
        new Participant(HEADSET, Set.of(HEADSET_TAG), Optional.of(NOBODY), true, false, false);
    room.apply(new RoomChange.Join(silent, headset, Optional.of(gate), true));
  }

  /** A leg is up: the headset hears it, it hears nobody yet. */
  @Override
  public synchronized PendingChange join(String leg, Port port) {
    legs.add(leg);
    Participant participant =
        Participant.of(id(leg))
            .withTags(Set.of(new MemberTag(leg)))
            .withSpeakOnlyTo(Optional.of(new SpeakOnlyTo(HEADSET_TAG)));
    return room.apply(new RoomChange.Join(participant, port));
  }

  /** A leg has ended. If it was talked to, the gate closes first. */
  @Override
  public synchronized void leave(String leg, String why) {
    if (!legs.remove(leg)) {
      return;
    }
    List<RoomChange> changes = new ArrayList<>();
    if (talkedTo.filter(leg::equals).isPresent()) {
      gate.close(why);
      talkedTo = Optional.empty();
      changes.addAll(silence());
    }
    changes.add(new RoomChange.Leave(id(leg)));
    room.apply(changes);
  }

  /** Points the headset at a leg, or at nobody. An open gate closes if the leg is another one. */
  synchronized PendingChange talkTo(Optional<String> leg) {
    if (!leg.equals(talkedTo) && gate.isOpen()) {
      gate.close(leg.isPresent() ? "talking to another call now" : "talking to no call now");
    }
    if (leg.isEmpty()) {
      talkedTo = leg;
      return room.apply(silence());
    }
    if (!legs.contains(leg.get())) {
      talkedTo = Optional.empty();
      room.apply(silence());
      return _ -> new PendingChange.Outcome.Refused("call " + leg.get() + " is not up");
    }
    talkedTo = leg;
    SpeakOnlyTo only = new SpeakOnlyTo(new MemberTag(leg.get()));
    return room.apply(
        List.of(
            new RoomChange.SetSpeakOnlyTo(HEADSET, Optional.of(only)),
            new RoomChange.SetMuted(HEADSET, false)));
  }

  /** The leg neither hears nor is heard from the next tick on, or again. */
  @Override
  public synchronized void hold(String leg, boolean hold) {
    if (legs.contains(leg)) {
      if (hold) {
        closeGateIfTalkingTo(leg, "the call is on hold");
      }
      room.apply(new RoomChange.SetHeld(id(leg), hold));
    }
  }

  /** Closes the gate if this leg is being talked to. */
  @Override
  public synchronized void closeGateIfTalkingTo(String leg, String why) {
    if (talkedTo.filter(leg::equals).isPresent()) {
      gate.close(why);
    }
  }

  @Override
  public synchronized void setVolume(String leg, int decibels) {
    if (legs.contains(leg)) {
      room.apply(new RoomChange.SetGain(id(leg), limited(decibels)));
    }
  }

  void setMicrophoneGain(int decibels) {
    room.apply(new RoomChange.SetGain(HEADSET, limited(decibels)));
  }

  /** Where the headset's voice went. */
  HearingAudit audit() {
    return room.audit(HEADSET);
  }

  @Override
  public void close() {
    room.close();
  }

  static ParticipantId id(String leg) {
    return new ParticipantId(leg);
  }

  private static List<RoomChange> silence() {
    return List.of(
        new RoomChange.SetMuted(HEADSET, true),
        new RoomChange.SetSpeakOnlyTo(HEADSET, Optional.of(NOBODY)));
  }

  private static int limited(int decibels) {
    return Math.clamp(decibels, Gain.MIN_DECIBELS, Gain.MAX_DECIBELS);
  }
}
