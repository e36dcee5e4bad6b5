package dev.earshot.app.backend.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.ContractWorld.Failure;
import dev.earshot.app.backend.SupervisionCommands;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.audio.focus.MemberAction;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random afternoons at a focus each step of which takes 0 to 800 ms: no customer ever hears a word
 * that was not for him, whoever comes and goes and whatever fails.
 */
class LocalAfternoonsTest {
  private static final int MANY = Integer.getInteger("earshot.afternoons", 50_000);
  private static final int EVENTS = 25;

  @Property(tries = 250)
  void noCustomerHearsAWord(@ForAll long seed) {
    assertThat(new Afternoon(seed).live().meter().leakedMillis).isZero();
  }

  @Test
  void inTheseAfternoonsThereIsWhispering() {
    long spoken = 0;
    for (long seed = 0; seed < 20; seed++) {
      spoken += new Afternoon(seed).live().meter().spokenMillis;
    }
    assertThat(spoken).isGreaterThan(10_000);
  }

  @Test
  @Tag("proof")
  void fiftyThousandAfternoonsWithoutALeak() {
    long spoken = 0;
    for (long seed = 0; seed < MANY; seed++) {
      LocalWorld world = new Afternoon(seed).live();
      assertThat(world.meter().leakedMillis).as("seed %d", seed).isZero();
      assertThat(world.meter().newcomerMillis).as("seed %d", seed).isEmpty();
      spoken += world.meter().spokenMillis;
    }
    System.out.printf("local: %d sequences, %d s spoken, 0 ms leaked%n", MANY, spoken / 1000);
  }

  /** What a supervisor does and what happens around him. */
  private static final class Afternoon {
    private final Random random;
    private final LocalWorld world = new LocalWorld();
    private final List<ParticipantKey> agents = new ArrayList<>();
    private final List<ParticipantKey> customers = new ArrayList<>();

    Afternoon(long seed) {
      random = new Random(seed);
    }

    LocalWorld live() {
      world.begins();
      customers.add(world.customer());
      agents.add(world.agent());
      world.pass(Duration.ofMillis(100));
      world.loop().user().watch(world.room());
      world.pass(Duration.ofSeconds(1));
      world.slow(() -> Duration.ofMillis(random.nextInt(random.nextInt(3) == 0 ? 800 : 60)));
      for (int i = 0; i < EVENTS; i++) {
        if (random.nextInt(5) < 3) {
          user(world.loop().user());
        } else {
          surroundings();
        }
        world.pass(Duration.ofMillis(random.nextInt(random.nextBoolean() ? 300 : 2_500)));
      }
      world.loop().user().silence();
      world.pass(Duration.ofSeconds(8));
      assertThat(world.loop().gate().isOpen()).isFalse();
      assertThat(world.loop().session().state())
          .isIn(SessionState.LISTEN, SessionState.OUT, SessionState.JOINING);
      return world;
    }

    private void user(SupervisionCommands user) {
      switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> user.whisper();
        case 4 -> {
          any(agents).ifPresent(who -> user.chooseTargets(List.of(who)));
          user.whisper();
        }
        case 5 -> user.talkPressed();
        case 6 -> user.talkReleased();
        case 7 -> user.listen();
        case 8 -> {
          user.askBarge();
          user.confirmBarge();
        }
        default -> {
          if (random.nextInt(3) == 0) {
            user.leave();
          }
          world.store().snapshot().conferences().stream()
              .findFirst()
              .ifPresent(room -> user.watch(room.key()));
        }
      }
    }

    private void surroundings() {
      switch (random.nextInt(6)) {
        case 0 -> agents.add(world.agent());
        case 1 -> customers.add(world.customer());
        case 2 -> leave(agents);
        case 3 -> leave(customers);
        case 4 ->
            any(agents).ifPresent(who -> tagged(who, random.nextBoolean() ? "gold" : "agent"));
        default ->
            world.fail(
                random.nextBoolean() ? "speak" : "mute",
                Failure.values()[random.nextInt(Failure.values().length)],
                1);
      }
    }

    private void tagged(ParticipantKey who, String tag) {
      world.rooms.act(
          UUID.fromString(who.value()), List.of(new MemberAction.Tag(new MemberTag(tag))));
    }

    private void leave(List<ParticipantKey> of) {
      any(of)
          .ifPresent(
              who -> {
                world.leaves(who);
                of.remove(who);
              });
    }

    private Optional<ParticipantKey> any(List<ParticipantKey> of) {
      return of.isEmpty() ? Optional.empty() : Optional.of(of.get(random.nextInt(of.size())));
    }
  }
}
