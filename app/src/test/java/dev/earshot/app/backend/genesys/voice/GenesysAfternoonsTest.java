package dev.earshot.app.backend.genesys.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.genesys.voice.FakeGenesys.Fate;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.app.supervision.StandingOrder.Reach;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * Whatever a supervisor does and whatever Genesys does late, twice, not at all or otherwise than it
 * said: no customer hears a word outside a barge that was confirmed for him.
 */
class GenesysAfternoonsTest {
  private static final int EVENTS = 30;

  /** A lost event, until the next reading and its answers. */
  private static final Duration KNOWN = Duration.ofSeconds(8);

  @Property(tries = 150)
  void noCustomerHearsAWordWhateverGenesysDoes(@ForAll long seed) {
    GenesysWorld world = new Afternoon(seed).live();
    assertThat(world.whisperedToCustomersMillis).as(world::timeline).isZero();
    // Whoever joins a barge hears it until we can know of him: an event, or the next reading.
    assertThat(world.meter.leakedMillis).as(world::timeline).isZero();
  }

  @Test
  void inTheseAfternoonsThereIsSpeaking() {
    long spoken = 0;
    for (long seed = 0; seed < 20; seed++) {
      spoken += new Afternoon(seed).live().meter.spokenMillis;
    }
    assertThat(spoken).isGreaterThan(10_000);
  }

  /** One of them. */
  private static final class Afternoon {
    private final GenesysWorld world = new GenesysWorld();
    private final Random random;
    private int callers;

    Afternoon(long seed) {
      random = new Random(seed);
      FakeGenesys genesys = world.genesys;
      genesys.answers = () -> Duration.ofMillis(random.nextInt(random.nextInt(4) == 0 ? 900 : 30));
      genesys.effects =
          () -> Duration.ofMillis(random.nextInt(random.nextInt(3) == 0 ? 4_000 : 60));
      genesys.latency = () -> Duration.ofMillis(random.nextInt(800));
      if (random.nextBoolean()) {
        genesys.disorder = Optional.of(random);
      }
      if (random.nextInt(3) == 0) {
        genesys.loss = Optional.of(random);
      }
    }

    GenesysWorld live() {
      world.begins();
      world.customer();
      world.agent();
      world.pass(Duration.ofSeconds(2));
      enter();
      int at = 4_000;
      for (int i = 0; i < EVENTS; i++) {
        at += random.nextInt(random.nextBoolean() ? 300 : 4_000);
        world.in(Duration.ofMillis(at), this::happen);
      }
      world.pass(Duration.ofMillis(at + 10));
      world.genesys.fates.clear();
      world.genesys.unplugged = false;
      world.loop.user().silence();
      world.pass(Duration.ofSeconds(10));
      assertThat(world.loop.gate().isOpen()).isFalse();
      assertThat(world.loop.session().state())
          .isIn(SessionState.LISTEN, SessionState.OUT, SessionState.JOINING);
      return world;
    }

    private void enter() {
      world.mode = Mode.values()[random.nextInt(5) == 0 ? random.nextInt(3) : 1];
      world.reach = random.nextBoolean() ? Reach.AGENT : Reach.CALL;
      world.genesys.misbrought =
          random.nextInt(8) == 0 ? Optional.of(Mode.values()[random.nextInt(3)]) : Optional.empty();
      world.genesys.callers.add("5001");
      world.untilTheCall = Duration.ofMillis(1_500 + random.nextInt(2_000));
      world.enter();
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
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> user.whisper();
        case 3 -> user.talkPressed();
        case 4 -> user.talkReleased();
        case 5 -> user.listen();
        case 6 -> {
          user.askBarge();
          user.confirmBarge();
        }
        case 7 -> user.silence();
        case 8 -> {
          if (random.nextInt(3) == 0) {
            user.leave();
          }
        }
        default -> enter();
      }
    }

    private void surroundings() {
      FakeGenesys genesys = world.genesys;
      switch (random.nextInt(10)) {
        case 0, 1 -> world.joined("+4999" + ++callers, KNOWN);
        case 2 -> genesys.leaves("5001");
        case 3 -> genesys.transfer(random.nextBoolean() ? "5002" : "5103");
        case 4 -> genesys.callers.stream().skip(1).findFirst().ifPresent(genesys::leaves);
        case 5 -> genesys.unplugged = !genesys.unplugged;
        case 6 ->
            genesys.supervised.ifPresent(
                s -> {
                  // Nobody is let in further by this than we asked for, but out at any time.
                  genesys.switches(s, Mode.LISTEN);
                });
        default ->
            genesys.fates.put(
                List.of("SwitchToBargeIn", "SwitchToListenIn", "read", "device", "Coach")
                    .get(random.nextInt(5)),
                new ArrayList<>(List.of(Fate.values()[1 + random.nextInt(6)])));
      }
    }
  }
}
