package dev.earshot.audio.focus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.audio.TonePort;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.port.Port;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Events: their order, that they are in force, and what becomes of them when the listener is slow.
 */
class FocusThreadTest {
  private final Mixer mixer = Mixer.stepped(MixerConfig.DEFAULT);
  private final OccurrenceQueue occurrences = new OccurrenceQueue();
  private final FocusRooms rooms =
      new FocusRooms(mixer, FocusRoomsTest.config(20, 20), InstantSource.system(), occurrences);
  private final List<FocusEvent> events = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch slow = new CountDownLatch(0);
  private final FocusThread thread =
      new FocusThread(occurrences, rooms, this::hear, InstantSource.system());

  @AfterEach
  void stop() {
    thread.close();
  }

  @Test
  void eventsTellTheStoryInOrderWithTheStatesInForce() {
    thread.start();
    UUID member = join("room", new Silence());
    rooms.act(member, List.of(new MemberAction.Tag(new MemberTag("agent"))));
    rooms.act(member, List.of(new MemberAction.Mute()));
    rooms.act(member, List.of(new MemberAction.Mute()));
    stepUntil(() -> events.size() == 4);
    rooms.leave(member, "hung up");
    stepUntil(() -> events.size() == 6);

    assertThat(events.stream().map(EventText::of))
        .containsExactly(
            "RoomStarted room 0",
            "MemberJoined room 1 [] false",
            "MemberChanged room 1 [agent] false, before [] false",
            "MemberChanged room 1 [agent] true, before [agent] false",
            "MemberLeft room 0 hung up",
            "RoomEnded room 0");
  }

  @Test
  void aChangeIsAnnouncedWhenTheMixerHasIt() {
    thread.start();
    UUID member = join("room");
    stepUntil(() -> has(FocusEvent.MemberJoined.class));

    rooms.act(member, List.of(new MemberAction.Mute()));
    stepUntil(() -> has(FocusEvent.MemberChanged.class));

    assertThat(rooms.member(member).orElseThrow().muted()).isTrue();
  }

  @Test
  void talkIsAnnounced() {
    thread.start();
    UUID member = join("room");
    stepUntil(() -> events.size() >= 3);
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            FocusEvent.TalkingStarted.class,
            event -> assertThat(event.member().callSid()).isEqualTo(member));

    rooms.replaceWithDirect(member, new Silence());
    stepUntil(() -> events.getLast() instanceof FocusEvent.TalkingStopped);
    assertThat(events).hasSize(4);
  }

  @Test
  void aListenerThatFailsHearsTheNextEvent() {
    thread.start();
    join("fails");
    join("room");

    stepUntil(
        () ->
            events.stream().anyMatch(event -> EventText.of(event).startsWith("MemberJoined room")));
  }

  @Test
  void aListenerThatSleptThroughTheQueueHearsTheDifference() {
    slow = new CountDownLatch(1);
    thread.start();
    UUID stays = join("room");
    for (int i = 0; i < 2100; i++) {
      UUID passes = join("room");
      mixer.step();
      rooms.leave(passes, "hung up");
    }
    UUID late = join("late");
    mixer.step();
    rooms.act(stays, List.of(new MemberAction.Mute()));
    mixer.step();

    slow.countDown();
    stepUntil(() -> events.stream().anyMatch(event -> event instanceof FocusEvent.MemberChanged));
    stepUntil(
        () ->
            events.stream().anyMatch(event -> EventText.of(event).startsWith("MemberJoined late")));

    Set<UUID> inside = new HashSet<>();
    for (FocusEvent event : List.copyOf(events)) {
      if (event instanceof FocusEvent.MemberJoined joined) {
        assertThat(inside.add(joined.member().callSid())).isTrue();
      } else if (event instanceof FocusEvent.MemberLeft left) {
        assertThat(inside.remove(left.member().callSid())).isTrue();
      }
    }
    assertThat(inside).containsExactlyInAnyOrder(stays, late);
  }

  private void hear(FocusEvent event) {
    try {
      assertThat(slow.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    if (event instanceof FocusEvent.RoomStarted started && started.room().name().equals("fails")) {
      throw new IllegalStateException("on purpose");
    }
    events.add(event);
  }

  private UUID join(String room) {
    return join(room, new TonePort(16_000, 400));
  }

  private UUID join(String room, Port port) {
    FocusMember member =
        new FocusMember(
            UUID.randomUUID(),
            "",
            "x",
            "",
            room,
            Set.of(),
            Optional.empty(),
            false,
            false,
            Instant.EPOCH);
    assertThat(rooms.join(FocusRoomsTest.arrival(room, member, port))).isEmpty();
    return member.callSid();
  }

  private boolean has(Class<? extends FocusEvent> kind) {
    return events.stream().anyMatch(kind::isInstance);
  }

  private void stepUntil(BooleanSupplier condition) {
    Await.until(
        "the events come",
        () -> {
          mixer.step();
          return condition.getAsBoolean();
        });
  }

  private record Silence() implements Port {
    @Override
    public int sampleRate() {
      return 16_000;
    }

    @Override
    public boolean read(int[] frame) {
      return false;
    }

    @Override
    public void write(int[] frame) {}
  }
}
