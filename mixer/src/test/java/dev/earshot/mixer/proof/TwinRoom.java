package dev.earshot.mixer.proof;

import dev.earshot.mixer.MixRoom;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.RoomChange;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import dev.earshot.mixer.port.PrivacyGate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** One of the two rooms: turns operations into changes of a real {@link MixRoom}. */
final class TwinRoom {
  static final List<ParticipantId> PEOPLE =
      IntStream.range(0, Script.PEOPLE).mapToObj(i -> new ParticipantId("p" + i)).toList();

  private static final List<Set<MemberTag>> TAGS =
      IntStream.range(0, 1 << Script.TAGS).mapToObj(TwinRoom::tags).toList();

  final MixRoom room;

  /** By person: the port in use (in the end that of his last stay), and the gate if he has one. */
  private final ProofPort[] ports = new ProofPort[Script.PEOPLE];

  /** Ports that must not be called any more, each with the calls it had when it was given up. */
  private final Map<ProofPort, Integer> retired = new IdentityHashMap<>();

  private final List<Optional<PrivacyGate.Opener>> openers = new ArrayList<>();

  TwinRoom(Mixer mixer, String name) {
    room = mixer.openRoom(name);
    Arrays.setAll(ports, _ -> new ProofPort(8000));
    PEOPLE.forEach(_ -> openers.add(Optional.empty()));
  }

  /** Asks for a batch. */
  PendingChange ask(List<Op> batch, boolean accepted) {
    List<RoomChange> changes = new ArrayList<>(batch.size());
    for (Op op : batch) {
      changes.add(worded(op, accepted));
    }
    return room.apply(changes);
  }

  ProofPort port(int who) {
    return ports[who];
  }

  Optional<PrivacyGate.Opener> gate(int who) {
    return openers.get(who);
  }

  private RoomChange worded(Op op, boolean accepted) {
    ParticipantId id = PEOPLE.get(op.who());
    return switch (op) {
      case Op.Join join -> join(join, id, accepted);
      case Op.Leave leave -> {
        if (accepted) {
          retire(ports[leave.who()]);
        }
        yield new RoomChange.Leave(id);
      }
      case Op.Tags set -> new RoomChange.SetTags(id, TAGS.get(set.tags()));
      case Op.Only set -> new RoomChange.SetSpeakOnlyTo(id, only(set.only()));
      case Op.Mute set -> new RoomChange.SetMuted(id, set.on());
      case Op.Deafen set -> new RoomChange.SetDeaf(id, set.on());
      case Op.Hold set -> new RoomChange.SetHeld(id, set.on());
      case Op.Amplify set -> new RoomChange.SetGain(id, set.decibels());
      case Op.Listen as ->
          new RoomChange.ListenAs(
              id, as.ear() < 0 ? Optional.empty() : Optional.of(PEOPLE.get(as.ear())));
      case Op.Replug replug -> new RoomChange.Replug(id, plug(op.who(), replug.rate(), accepted));
    };
  }

  private RoomChange join(Op.Join join, ParticipantId id, boolean accepted) {
    Optional<PrivacyGate.Opener> gate =
        join.gated() ? Optional.of(PrivacyGate.create()) : Optional.empty();
    if (accepted) {
      openers.set(join.who(), gate);
    }
    return new RoomChange.Join(
        new Participant(
            id, TAGS.get(join.tags()), only(join.only()), join.muted(), join.deaf(), join.held()),
        plug(join.who(), join.rate(), accepted),
        gate.map(PrivacyGate.Opener::gate),
        join.audited());
  }

  /** A new port; one that the room will refuse must never be called. */
  private ProofPort plug(int who, int rate, boolean accepted) {
    ProofPort port = new ProofPort(rate);
    if (accepted) {
      retire(ports[who]);
      ports[who] = port;
    } else {
      retire(port);
    }
    return port;
  }

  private void retire(ProofPort port) {
    retired.putIfAbsent(port, port.calls);
  }

  /** Whether a port was called that had been given up or never accepted. */
  boolean calledTheDeparted() {
    return retired.entrySet().stream().anyMatch(e -> e.getKey().calls != e.getValue());
  }

  private static Optional<SpeakOnlyTo> only(int tag) {
    return tag < 0 ? Optional.empty() : Optional.of(new SpeakOnlyTo(tag(tag)));
  }

  private static Set<MemberTag> tags(int bits) {
    Set<MemberTag> tags = new HashSet<>();
    for (int tag = 0; tag < Script.TAGS; tag++) {
      if ((bits >> tag & 1) == 1) {
        tags.add(tag(tag));
      }
    }
    return Set.copyOf(tags);
  }

  private static MemberTag tag(int tag) {
    return new MemberTag("t" + tag);
  }
}
