package dev.earshot.app.backend.jambonz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.supervision.Consent;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One random afternoon of a supervisor: what he does and what happens around him. */
final class JambonzSequences {
  private static final int EVENTS = 25;

  private final SteppedWorld world;
  private final Random random;
  private final List<String> agents = new ArrayList<>();
  private final List<String> customers = new ArrayList<>();
  private int callers;

  private JambonzSequences(SteppedWorld world) {
    this.world = world;
    this.random = world.random;
  }

  /** As measured on a quiet machine; requests and events as slow as they like. */
  static SteppedWorld quick(long seed) {
    Random random = new Random(seed);
    return quick(random, new SteppedWorld(random, Pace.DEFAULT, EnumSet.allOf(Quirk.class)));
  }

  /** The same, and the mixer can be looked into. */
  static SteppedWorld inspected(long seed) {
    Random random = new Random(seed);
    return quick(random, SteppedWorld.inspected(random));
  }

  private static SteppedWorld quick(Random random, SteppedWorld world) {
    world.effects = () -> Duration.ofMillis(60 + random.nextInt(190));
    world.answers = () -> Duration.ofMillis(random.nextInt(random.nextInt(4) == 0 ? 800 : 20));
    world.eventLatency = () -> Duration.ofMillis(random.nextInt(800));
    return world;
  }

  /** Every effect 0 to 800 ms after its answer, with a pace that was set for it. */
  static SteppedWorld slow(long seed) {
    return delayed(seed, Duration.ofMillis(900));
  }

  /** The same with a pace that is far too quick for it. */
  static SteppedWorld hasty(long seed) {
    return delayed(seed, Duration.ofMillis(20));
  }

  private static SteppedWorld delayed(long seed, Duration spacing) {
    Random random = new Random(seed);
    Pace patient =
        new Pace(
            spacing,
            spacing,
            Pace.DEFAULT.request(),
            Pace.DEFAULT.mute(),
            Pace.DEFAULT.poll(),
            Pace.DEFAULT.room());
    SteppedWorld world = new SteppedWorld(random, patient, EnumSet.allOf(Quirk.class));
    world.effects = () -> Duration.ofMillis(random.nextInt(800));
    world.answers = () -> Duration.ofMillis(random.nextInt(500));
    world.eventLatency = () -> Duration.ofMillis(random.nextInt(800));
    return world;
  }

  /** Lives through it; afterwards the world's meters tell. */
  static SteppedWorld live(SteppedWorld world) {
    JambonzSequences afternoon = new JambonzSequences(world);
    world.started();
    afternoon.customers.add(world.customer());
    afternoon.agents.add(world.agent());
    world.pass(Duration.ofSeconds(1));
    world.loop.user().watch(world.room());
    world.pass(Duration.ofSeconds(1));
    int at = 0;
    for (int i = 0; i < EVENTS; i++) {
      at += afternoon.random.nextInt(afternoon.random.nextBoolean() ? 300 : 2_500);
      world.in(at, afternoon::happen);
    }
    world.pass(Duration.ofMillis(at + 10));
    world.jambonz.refusals.clear();
    world.loop.user().silence();
    world.pass(Duration.ofSeconds(8));
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
    user.accept(Consent.UNVERIFIED_AUDIENCE);
    switch (random.nextInt(13)) {
      case 0, 1, 2, 3 -> {
        user.chooseTag("agent");
        user.whisper();
      }
      case 4 -> {
        user.chooseTag("");
        user.accept(Consent.REPLACE_TAGS);
        pick(agents).ifPresent(who -> user.setTag(new ParticipantKey(who), "agent"));
        pick(agents).ifPresent(who -> user.chooseTargets(List.of(new ParticipantKey(who))));
        user.whisper();
      }
      case 5 -> user.talkPressed();
      case 6 -> user.talkReleased();
      case 7 -> user.listen();
      case 8 -> {
        user.askBarge();
        user.confirmBarge();
      }
      case 9 ->
          pick(agents)
              .ifPresent(who -> user.setTag(new ParticipantKey(who), any("agent", "gold", "")));
      case 10 ->
          pick(customers)
              .ifPresent(who -> user.setTag(new ParticipantKey(who), any("vip", "customer", "")));
      case 11 -> user.silence();
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
    switch (random.nextInt(9)) {
      case 0, 1 ->
          agents.add(
              world.media.join(
                  SteppedWorld.ROOM, "agent" + ++callers, false, Optional.of("agent")));
      case 2, 3 ->
          customers.add(
              world.media.join(SteppedWorld.ROOM, "+49" + ++callers, true, Optional.empty()));
      case 4 -> leave(agents);
      case 5 -> leave(customers);
      case 6 ->
          pick(agents)
              .ifPresent(who -> world.media.act(who, "tag", Optional.of(any("agent", "gold"))));
      case 7 ->
          pick(customers)
              .ifPresent(who -> world.media.act(who, "tag", Optional.of(any("vip", "customer"))));
      default ->
          world.jambonz.refuse(
              any("mute", "unmute", "coach", "uncoach", "tag"),
              List.of(404, 422, 500, 408).get(random.nextInt(4)));
    }
  }

  private void leave(List<String> who) {
    pick(who)
        .ifPresent(
            sid -> {
              world.media.leave(sid);
              who.remove(sid);
            });
  }

  private Optional<String> pick(List<String> who) {
    return who.isEmpty() ? Optional.empty() : Optional.of(who.get(random.nextInt(who.size())));
  }

  private String any(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
