package dev.earshot.mixer.proof;

import dev.earshot.mixer.MixRoom;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.RoomChange;
import dev.earshot.mixer.port.Port;
import dev.earshot.mixer.port.PrivacyGate;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One of several threads that change a room while it is being mixed. It alone changes its own
 * people, so that what becomes of its wishes does not depend on the others; gates it closes are
 * anybody's.
 */
final class Wisher implements Runnable {
  /** Wishes that may wait at a time. */
  private static final int WAITING = 6;

  private final MixRoom room;
  private final List<Integer> people;
  private final Draw draw;
  private final SplittableRandom random;
  private final AtomicReferenceArray<Gate> gates;
  private final IntFunction<ProofPort> ports;

  /** In the order in which they were uttered; the ticking thread takes them out. */
  final Queue<Wish> wishes = new ConcurrentLinkedQueue<>();

  final Semaphore permits = new Semaphore(WAITING);
  volatile boolean stopped;

  Wisher(
      MixRoom room,
      List<Integer> people,
      SplittableRandom random,
      AtomicReferenceArray<Gate> gates,
      IntFunction<ProofPort> ports) {
    this.room = room;
    this.people = people;
    this.random = random;
    this.draw = new Draw(random, people, new int[] {8000}, false);
    this.gates = gates;
    this.ports = ports;
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        permits.acquire();
        utter(new Wish(draw.batch()));
        turn(gates.get(random.nextInt(Script.PEOPLE)));
        turn(gates.get(people.get(random.nextInt(people.size()))));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void utter(Wish wish) {
    List<RoomChange> changes = wish.batch.stream().map(op -> Words.change(op, wish)).toList();
    wishes.add(wish);
    wish.answer = room.apply(changes);
  }

  private void turn(Gate gate) {
    if (random.nextBoolean()) {
      gate.opener.gate().close("shut by some thread");
    } else if (people.contains(gate.who)) {
      gate.opened.incrementAndGet();
      gate.opener.open(gate.opener.gate().generation());
      gate.done.incrementAndGet();
    }
  }

  /** A gate, and how often its opening began and ended. */
  static final class Gate {
    final int who;
    final PrivacyGate.Opener opener = PrivacyGate.create();
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger done = new AtomicInteger();

    Gate(int who) {
      this.who = who;
    }
  }

  /** A batch, what it brings into the room, and what becomes of it. */
  final class Wish implements Words.Maker {
    final List<Op> batch;
    final @Nullable ProofPort[] brought = new @Nullable ProofPort[Script.PEOPLE];
    final @Nullable Gate[] gated = new @Nullable Gate[Script.PEOPLE];
    volatile @Nullable PendingChange answer;

    Wish(List<Op> batch) {
      this.batch = batch;
    }

    @Override
    public Port port(int who, int rate, boolean stereo) {
      ProofPort port = ports.apply(who);
      brought[who] = port;
      return port;
    }

    @Override
    public Optional<PrivacyGate> gate(Op.Join join) {
      if (!join.gated()) {
        gated[join.who()] = null;
        return Optional.empty();
      }
      Gate gate = new Gate(join.who());
      gated[join.who()] = gate;
      return Optional.of(gate.opener.gate());
    }
  }
}
