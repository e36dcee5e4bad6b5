package dev.earshot.app.backend.signalwire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One random afternoon of a supervisor: what he does and what happens around him. */
final class LamlSequences {
  private static final int EVENTS = 25;
  private static final List<Integer> FATES =
      List.of(
          400,
          404,
          422,
          429,
          500,
          503,
          FakeLaml.LOST,
          FakeLaml.RESET,
          FakeLaml.IGNORED,
          FakeLaml.SILENT);

  private final LamlWorld world = new LamlWorld();
  private final Random random;
  private final List<ParticipantKey> agents = new ArrayList<>();
  private final List<ParticipantKey> customers = new ArrayList<>();

  private LamlSequences(long seed) {
    random = new Random(seed);
    world.laml.answers = () -> Duration.ofMillis(random.nextInt(random.nextInt(5) == 0 ? 900 : 60));
    world.rooms.effect = () -> Duration.ofMillis(random.nextInt(6) == 0 ? random.nextInt(800) : 0);
    world.eventLatency = () -> Duration.ofMillis(random.nextInt(800));
    world.rooms.orphansAreHeard = random.nextBoolean();
  }

  /** Lives through it; afterwards the world's meters tell. */
  static LamlWorld live(long seed) {
    return new LamlSequences(seed).lived();
  }

  private LamlWorld lived() {
    world.begins();
    customers.add(world.customer());
    agents.add(world.agent());
    agents.add(world.agent());
    world.pass(Duration.ofSeconds(2));
    world.store.snapshot().conferences().forEach(room -> world.loop.user().watch(room.key()));
    world.pass(Duration.ofSeconds(3));
    int at = 0;
    for (int i = 0; i < EVENTS; i++) {
      at += random.nextInt(random.nextBoolean() ? 300 : 3_000);
      world.in(Duration.ofMillis(at), this::happen);
    }
    world.pass(Duration.ofMillis(at + 10));
    world.laml.refusals.clear();
    world.lossy = false;
    world.loop.user().silence();
    world.pass(Duration.ofSeconds(12));
    assertThat(world.loop.gate().isOpen()).isFalse();
    assertThat(world.loop.session().state())
        .isIn(SessionState.LISTEN, SessionState.OUT, SessionState.JOINING);
    return world;
  }

  private void happen() {
    if (random.nextInt(5) < 3) {
      user();
    } else {
      surroundings();
    }
  }

  private void user() {
    var user = world.loop.user();
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> user.whisper();
      case 3, 4 -> {
        pick(agents).ifPresent(who -> user.chooseTargets(List.of(who)));
        user.whisper();
      }
      case 5 -> user.talkPressed();
      case 6 -> user.talkReleased();
      case 7 -> user.listen();
      case 8 -> {
        user.askBarge();
        user.confirmBarge();
      }
      case 9 -> user.silence();
      default -> {
        if (random.nextInt(3) == 0) {
          user.leave();
        }
        world.store.snapshot().conferences().stream()
            .findFirst()
            .ifPresent(room -> user.watch(room.key()));
      }
    }
  }

  private void surroundings() {
    switch (random.nextInt(10)) {
      case 0 -> agents.add(world.agent());
      case 1, 2 -> customers.add(world.customer());
      case 3 -> leave(agents);
      case 4 -> leave(customers);
      case 5 -> pick(agents).ifPresent(who -> world.rooms.hold(who.value(), random.nextBoolean()));
      case 6 -> world.lossy = random.nextBoolean();
      default ->
          world.laml.refuse(
              List.of("mute", "unmute", "coach", "uncoach", "get", "participants", "conferences")
                  .get(random.nextInt(7)),
              FATES.get(random.nextInt(FATES.size())));
    }
  }

  private void leave(List<ParticipantKey> who) {
    pick(who)
        .ifPresent(
            key -> {
              world.leaves(key);
              who.remove(key);
            });
  }

  private Optional<ParticipantKey> pick(List<ParticipantKey> who) {
    return who.isEmpty() ? Optional.empty() : Optional.of(who.get(random.nextInt(who.size())));
  }
}
