package dev.earshot.app.supervision;

import static dev.earshot.app.supervision.Rosters.T0;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever happens in whatever order: the world itself checks what must always hold. */
class SessionMachinePropertiesTest {
  private static final int STEPS = 120;

  @Property(tries = 1_000)
  void theGateIsNeverOpenAgainstThePolicyNorTheRelationWidenedWhileHeard(@ForAll long seed) {
    Random random = new Random(seed);
    SimulatedWorld world = started(random);
    for (int i = 0; i < STEPS; i++) {
      happen(world, random);
    }
    assertThat(world.session().lastId()).isGreaterThan(0);
  }

  @Property(tries = 500)
  void aReleaseAlwaysShutsTheGateAndItStaysShutUntilAskedAgain(@ForAll long seed) {
    Random random = new Random(seed);
    SimulatedWorld world = started(random);
    for (int i = 0; i < STEPS; i++) {
      happen(world, random);
    }
    world.input(new SessionInput.TalkReleased());
    assertThat(world.gateIsOpen()).isFalse();
    for (int i = 0; i < STEPS; i++) {
      surroundings(world, random);
      assertThat(world.gateIsOpen()).isFalse();
    }
  }

  @Property(tries = 500)
  void leftToItselfEverySessionComesToRest(@ForAll long seed) {
    Random random = new Random(seed);
    SimulatedWorld world = started(random);
    for (int i = 0; i < STEPS; i++) {
      happen(world, random);
    }
    world.input(new SessionInput.ConnectionChanged(true, ""));
    world.input(new SessionInput.Silence());
    for (int i = 0; i < 8; i++) {
      world.answerAll();
      world.advance(Duration.ofSeconds(1));
    }
    assertThat(world.isIdle()).isTrue();
    assertThat(world.session().state()).isIn(SessionState.OUT, SessionState.LISTEN);
  }

  private static SimulatedWorld started(Random random) {
    SimulatedWorld world = new SimulatedWorld();
    world.others(
        Rosters.agent(Rosters.ANNA), Rosters.customer(Rosters.CARL), someone(random, Rosters.BOB));
    world.input(new SessionInput.Watch(Rosters.ROOM));
    world.answerAll();
    return world;
  }

  private static void happen(SimulatedWorld world, Random random) {
    if (random.nextInt(3) == 0) {
      user(world, random);
    } else {
      surroundings(world, random);
    }
  }

  private static void user(SimulatedWorld world, Random random) {
    world.input(
        switch (random.nextInt(14)) {
          case 0, 1, 2 -> new SessionInput.TalkPressed(T0);
          case 3, 4 -> new SessionInput.TalkReleased();
          case 5 -> new SessionInput.Whisper(T0);
          case 6 -> new SessionInput.Listen();
          case 7 -> new SessionInput.AskBarge();
          case 8 -> new SessionInput.ConfirmBarge(T0);
          case 9 -> new SessionInput.SetMuted(random.nextBoolean());
          case 10 -> new SessionInput.Watch(Rosters.ROOM);
          case 11 -> new SessionInput.Silence();
          case 12 ->
              random.nextInt(5) == 0 ? new SessionInput.Leave() : new SessionInput.CancelBarge();
          default ->
              new SessionInput.ChooseTargets(
                  T0, world.any(random.nextInt(9)).map(List::of).orElse(List.of()));
        });
  }

  private static void surroundings(SimulatedWorld world, Random random) {
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> world.answerFirst();
      case 4 -> world.applyFirst();
      case 5 -> world.fail(new BackendProblem.Unavailable("503"));
      case 6 -> world.join(someone(random, new ParticipantKey("p" + random.nextInt(4))));
      case 7 -> world.any(random.nextInt(9)).ifPresent(world::leave);
      case 8 -> world.any(random.nextInt(9)).ifPresent(k -> world.replace(someone(random, k)));
      case 9 -> world.advance(Duration.ofMillis(random.nextInt(400)));
      case 10 -> world.input(new SessionInput.MicrophoneChanged(random.nextBoolean(), "unplugged"));
      default -> world.input(new SessionInput.ConnectionChanged(random.nextInt(4) > 0, "lost"));
    }
  }

  private static ObservedParticipant someone(Random random, ParticipantKey key) {
    return switch (random.nextInt(3)) {
      case 0 -> Rosters.agent(key);
      case 1 -> Rosters.customer(key);
      default -> Rosters.stranger(key);
    };
  }
}
