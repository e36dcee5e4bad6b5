package dev.earshot.mixer.proof;

import dev.earshot.mixer.MixRoom;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.PendingChange.Outcome;
import dev.earshot.mixer.proof.Wisher.Gate;
import dev.earshot.mixer.proof.Wisher.Wish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Several threads change one room while this one ticks it. After each tick the answers tell which
 * wishes are in force, the model takes them, and every ear is compared. Where a gate was turned
 * during the tick it is not known whether the frame passed; whoever must not hear it still hears
 * exactly nothing of it.
 */
final class Crowd {
  private static final int PEOPLE = Script.PEOPLE;

  private final Mixer mixer = Mixer.stepped(new MixerConfig(10, 8000));
  private final MixRoom room = mixer.openRoom("crowd");
  private final Model model = new Model(false);
  private final AtomicReferenceArray<Gate> gates = new AtomicReferenceArray<>(PEOPLE);
  private final ProofPort[] ports = new ProofPort[PEOPLE];
  private final List<Wisher> wishers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Coverage coverage;

  /** What was seen of the gates before the tick. */
  private final Gate[] seen = new Gate[PEOPLE];

  private final boolean[] wasOpen = new boolean[PEOPLE];
  private final long[] generations = new long[PEOPLE];
  private final int[] opened = new int[PEOPLE];

  private volatile long audioSeed;

  Crowd(long seed, int threadCount, Coverage coverage) {
    this.coverage = coverage;
    SplittableRandom random = new SplittableRandom(seed);
    List<List<Integer>> people = new ArrayList<>();
    for (int i = 0; i < threadCount; i++) {
      people.add(new ArrayList<>());
    }
    for (int who = 0; who < PEOPLE; who++) {
      ports[who] = new SpeakingPort(who);
      gates.set(who, new Gate(who));
      people.get(who % threadCount).add(who);
    }
    for (List<Integer> own : people) {
      wishers.add(new Wisher(room, own, random.split(), gates, SpeakingPort::new));
    }
  }

  /** What is wrong, if anything is. */
  Optional<String> run(long operations) throws InterruptedException {
    wishers.forEach(wisher -> threads.add(Thread.ofPlatform().start(wisher)));
    try {
      while (coverage.operations < operations) {
        tick();
      }
      return Optional.empty();
    } catch (Leak leak) {
      return Optional.of(String.valueOf(leak.getMessage()));
    } finally {
      wishers.forEach(wisher -> wisher.stopped = true);
      for (Thread thread : threads) {
        thread.interrupt();
        thread.join();
      }
      mixer.close();
    }
  }

  private void tick() {
    audioSeed++;
    lookAtGates();
    mixer.step();
    coverage.ticks++;
    wishers.forEach(this::takeWishes);
    for (int who = 0; who < PEOPLE; who++) {
      Voices.speak(audioSeed, who, ports[who].said);
      judgeGate(who);
    }
    model.listen();
    for (int who = 0; who < PEOPLE; who++) {
      if (model.seats[who].in) {
        model.compare(who, ports[who], coverage).ifPresent(this::fail);
      }
    }
    model.end();
    check(mixer.stats().faults() == 0, "a fault: " + mixer.firstFault());
  }

  private void lookAtGates() {
    for (int who = 0; who < PEOPLE; who++) {
      Gate gate = gates.get(who);
      seen[who] = gate;
      opened[who] = gate.done.get();
      generations[who] = gate.opener.gate().generation();
      wasOpen[who] = gate.opener.gate().isOpen();
    }
  }

  /** Takes what was answered in this tick. */
  private void takeWishes(Wisher wisher) {
    for (Wish wish = wisher.wishes.peek(); wish != null; wish = wisher.wishes.peek()) {
      Outcome outcome = answer(wish).await(Duration.ZERO);
      if (outcome instanceof Outcome.Unanswered) {
        return;
      }
      boolean taken = outcome instanceof Outcome.Applied;
      check(taken == model.apply(wish.batch), wish.batch + ": " + outcome);
      check(!taken || outcome.equals(new Outcome.Applied(mixer.ticks())), "late: " + outcome);
      if (taken) {
        for (Op op : wish.batch) {
          use(op, wish);
        }
      }
      coverage.operations += wish.batch.size();
      wisher.wishes.remove();
      wisher.permits.release();
    }
  }

  /** The wish is uttered; what the mixer made of it is known in a moment. */
  private static PendingChange answer(Wish wish) {
    for (long turn = 0; turn < 10_000_000_000L; turn++) {
      PendingChange answer = wish.answer;
      if (answer != null) {
        return answer;
      }
      Thread.onSpinWait();
    }
    throw new Leak("a thread hangs while it asks for " + wish.batch);
  }

  private void use(Op op, Wish wish) {
    int who = op.who();
    ProofPort port = wish.brought[who];
    if (port != null) {
      ports[who] = port;
    }
    if (op instanceof Op.Join) {
      Gate gate = wish.gated[who];
      gates.set(who, gate == null ? new Gate(who) : gate);
    }
  }

  private void judgeGate(int who) {
    Gate gate = gates.get(who);
    boolean known = gate == seen[who];
    boolean open = known && wasOpen[who] && gate.opener.gate().generation() == generations[who];
    boolean shut = !(known && wasOpen[who]) && gate.opened.get() == (known ? opened[who] : 0);
    model.open[who] = open;
    model.says(who, ports[who].said, true);
    if (model.seats[who].gated && !open && !shut) {
      model.mayBeShut(who);
    }
  }

  private void check(boolean right, String message) {
    if (!right) {
      fail(message);
    }
  }

  private void fail(String message) {
    throw new Leak("tick " + mixer.ticks() + ": " + message);
  }

  /** Says what the model knows he says in this tick. */
  private final class SpeakingPort extends ProofPort {
    private final int who;

    SpeakingPort(int who) {
      super(8000);
      this.who = who;
    }

    @Override
    public boolean read(int[] frame) {
      Voices.speak(audioSeed, who, frame);
      return true;
    }
  }
}
