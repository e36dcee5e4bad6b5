package dev.earshot.mixer.proof;

import dev.earshot.mixer.MixRoom;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.RoomChange;
import dev.earshot.mixer.port.Port;
import dev.earshot.mixer.port.PrivacyGate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of the two rooms of a {@link Life}, with its ports and gates. */
final class TwinRoom {
  final MixRoom room;

  /** By person: the port in use (in the end that of his last stay), and the gate if he has one. */
  private final ProofPort[] ports = new ProofPort[Script.PEOPLE];

  private final List<Optional<PrivacyGate.Opener>> openers = new ArrayList<>();

  /** Ports that must not be called any more, each with the calls it had when it was given up. */
  private final Map<ProofPort, Integer> retired = new IdentityHashMap<>();

  TwinRoom(Mixer mixer, String name) {
    room = mixer.openRoom(name);
    Arrays.setAll(ports, _ -> new ProofPort(8000));
    Words.PEOPLE.forEach(_ -> openers.add(Optional.empty()));
  }

  /** Asks for a batch, knowing what will become of it. */
  PendingChange ask(List<Op> batch, boolean accepted) {
    Words.Maker maker = accepted ? new Plugging() : new Wasting();
    List<RoomChange> changes = new ArrayList<>(batch.size());
    for (Op op : batch) {
      if (accepted && op instanceof Op.Leave) {
        retire(ports[op.who()]);
      }
      changes.add(Words.change(op, maker));
    }
    return room.apply(changes);
  }

  ProofPort port(int who) {
    return ports[who];
  }

  Optional<PrivacyGate.Opener> gate(int who) {
    return openers.get(who);
  }

  private void retire(ProofPort port) {
    retired.putIfAbsent(port, port.calls);
  }

  /** Whether a port was called that had been given up or never accepted. */
  boolean calledTheDeparted() {
    return retired.entrySet().stream().anyMatch(e -> e.getKey().calls != e.getValue());
  }

  /** Puts new ports and gates to use. */
  private final class Plugging implements Words.Maker {
    @Override
    public Port port(int who, int rate, boolean stereo) {
      retire(ports[who]);
      ports[who] = ProofPort.of(rate, stereo);
      return ports[who];
    }

    @Override
    public Optional<PrivacyGate> gate(Op.Join join) {
      Optional<PrivacyGate.Opener> opener =
          join.gated() ? Optional.of(PrivacyGate.create()) : Optional.empty();
      openers.set(join.who(), opener);
      return opener.map(PrivacyGate.Opener::gate);
    }
  }

  /** Makes ports that must never be called. */
  private final class Wasting implements Words.Maker {
    @Override
    public Port port(int who, int rate, boolean stereo) {
      ProofPort port = ProofPort.of(rate, stereo);
      retire(port);
      return port;
    }

    @Override
    public Optional<PrivacyGate> gate(Op.Join join) {
      return Optional.empty();
    }
  }
}
