package dev.earshot.mixer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.mixer.PendingChange.Outcome;
import dev.earshot.mixer.RoomChange.Join;
import dev.earshot.mixer.RoomChange.Leave;
import dev.earshot.mixer.RoomChange.SetMuted;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.port.Port;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mixer on its own thread, and changes from other threads. */
class MixerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Executor OWN_THREAD = task -> Thread.ofPlatform().daemon().start(task);
  private static final ParticipantId ANN = new ParticipantId("ann");
  private static final ParticipantId BOB = new ParticipantId("bob");
  private static final ParticipantId EAR = new ParticipantId("ear");

  @Test
  void aDaemonThreadNamedMixStepsUntilClosed() throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
    MixRoom room = mixer.openRoom("sales");
    Outcome joined =
        room.apply(new Join(Participant.of(ANN), new Constant(1, thread))).await(PATIENCE);
    assertThat(joined).isInstanceOf(Outcome.Applied.class);
    Outcome later = room.apply(List.of()).await(PATIENCE);
    assertThat(tick(later)).isGreaterThanOrEqualTo(tick(joined));
    assertThat(mixer.ticks()).isGreaterThanOrEqualTo(tick(later));

    Thread mix = thread.get(30, TimeUnit.SECONDS);
    assertThat(mix.getName()).isEqualTo("mix");
    assertThat(mix.isDaemon()).isTrue();
    assertThat(mix.getPriority()).isEqualTo(Thread.MAX_PRIORITY);
    mixer.close();
    assertThat(mix.isAlive()).isFalse();
    mixer.close();
    assertThat(room.apply(new Leave(ANN)).await(PATIENCE))
        .isEqualTo(new Outcome.Refused("room sales: it is closed"));
    assertThat(room.conference().participants()).isEmpty();
    assertThat(mixer.stats().ticks()).isEqualTo(mixer.ticks()).isPositive();
  }

  @Test
  void roomsAreSpreadOverThreadsAndEachStaysOnItsOwn() throws Exception {
    try (Mixer mixer = Mixer.start(MixerConfig.DEFAULT.withThreads(2))) {
      Set<String> names = new HashSet<>();
      for (int i = 0; i < 4; i++) {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        MixRoom room = mixer.openRoom("room " + i);
        Outcome joined =
            room.apply(new Join(Participant.of(ANN), new Constant(1, thread))).await(PATIENCE);
        assertThat(joined).isInstanceOf(Outcome.Applied.class);
        names.add(thread.get(30, TimeUnit.SECONDS).getName());
      }
      assertThat(names).containsExactlyInAnyOrder("mix-1", "mix-2");
      long before = mixer.ticks();
      assertThat(mixer.openRoom("last").apply(List.of()).await(PATIENCE))
          .isInstanceOf(Outcome.Applied.class);
      assertThat(mixer.ticks()).isGreaterThanOrEqualTo(before);
      assertThat(mixer.stats().faults()).isZero();
    }
  }

  @Test
  void roomsOpenAndCloseByTheThousand() {
    Mixer mixer = Mixer.stepped(MixerConfig.DEFAULT);
    List<MixRoom> rooms = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      rooms.add(mixer.openRoom("room " + i));
      rooms.getLast().apply(new Join(Participant.of(ANN), new TestPort(8_000)));
    }
    mixer.step();
    for (int i = 0; i < 3000; i += 2) {
      rooms.get(i).close();
    }
    mixer.step();
    assertThat(rooms.get(0).conference().participants()).isEmpty();
    assertThat(rooms.get(1).conference().participants()).hasSize(1);
    PendingChange left = rooms.get(2999).apply(new Leave(ANN));
    mixer.step();
    assertThat(left.await(Duration.ZERO)).isEqualTo(new Outcome.Applied(3));
  }

  @Test
  void closingAnswersWhatStillWaits() {
    for (int round = 0; round < 50; round++) {
      Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
      MixRoom room = mixer.openRoom("sales");
      CompletableFuture<List<PendingChange>> asking =
          CompletableFuture.supplyAsync(
              () -> {
                List<PendingChange> all = new ArrayList<>();
                for (int i = 0; i < 100; i++) {
                  all.add(room.apply(List.of()));
                }
                return all;
              },
              OWN_THREAD);
      mixer.close();
      assertThat(asking).succeedsWithin(PATIENCE);
      for (PendingChange pending : asking.join()) {
        assertThat(pending.await(PATIENCE)).isNotInstanceOf(Outcome.Unanswered.class);
      }
    }
  }

  @Test
  void aMixerWithItsOwnThreadCannotBeSteppedByHand() {
    try (Mixer mixer = Mixer.start(MixerConfig.DEFAULT)) {
      assertThatThrownBy(mixer::step)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("own thread");
    }
  }

  /** Of two voices exactly one is unmuted at any time, if batches are whole. */
  @Test
  void noTickSeesAPartOfABatchFromAnotherThread() {
    Mixer mixer = Mixer.stepped(MixerConfig.DEFAULT.withFades(false));
    MixRoom room = mixer.openRoom("sales");
    CompletableFuture<Thread> any = new CompletableFuture<>();
    TestPort ear = new TestPort(16_000);
    room.apply(
        List.of(
            new Join(Participant.of(ANN), new Constant(1, any)),
            new Join(Participant.of(BOB).withMuted(true), new Constant(20, any)),
            new Join(Participant.of(EAR), ear)));
    AtomicBoolean stop = new AtomicBoolean();
    CompletableFuture<Void> swapping =
        CompletableFuture.runAsync(() -> swapUntil(stop, room), OWN_THREAD);
    try {
      int changes = 0;
      int last = 0;
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (changes < 200) {
        mixer.step();
        assertThat(ear.heard()[80]).isIn(1, 20);
        changes += ear.heard()[80] == last ? 0 : 1;
        last = ear.heard()[80];
        assertThat(System.nanoTime()).isLessThan(deadline);
      }
    } finally {
      stop.set(true);
      mixer.close();
    }
    assertThat(swapping).succeedsWithin(PATIENCE);
  }

  private static void swapUntil(AtomicBoolean stop, MixRoom room) {
    for (boolean bob = true; !stop.get(); bob = !bob) {
      room.apply(List.of(new SetMuted(ANN, bob), new SetMuted(BOB, !bob))).await(PATIENCE);
    }
  }

  @ParameterizedTest
  @CsvSource({"15, 16000, 1", "10, 44100, 1", "10, 16000, 0", "10, 16000, 65"})
  void aConfigurationThatCannotWorkIsRefused(int millis, int rate, int threads) {
    assertThatThrownBy(() -> new MixerConfig(millis, rate).withThreads(threads))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long tick(Outcome outcome) {
    return outcome instanceof Outcome.Applied(long tick) ? tick : -1;
  }

  /** Says one number and tells which thread asks. */
  private record Constant(int value, CompletableFuture<Thread> reader) implements Port {
    @Override
    public int sampleRate() {
      return 16_000;
    }

    @Override
    public boolean read(int[] frame) {
      reader.complete(Thread.currentThread());
      Arrays.fill(frame, value);
      return true;
    }

    @Override
    public void write(int[] frame) {}
  }
}
