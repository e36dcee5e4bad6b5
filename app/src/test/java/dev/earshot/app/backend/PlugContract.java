package dev.earshot.app.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.ConnectionView;
import dev.earshot.app.console.SessionView;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The back end's plug is pulled at every moment of whatever a supervisor can be doing: the gate is
 * shut at most 20 ms after that is noticed, nothing is claimed meanwhile, and 2 s after the plug is
 * in again it can be gone on, without a restart.
 */
public abstract class PlugContract {
  private static final Duration A_WHILE = Duration.ofSeconds(12);
  private static final Duration STEP = Duration.ofMillis(150);
  private static final Duration SHUT = Duration.ofMillis(20);

  /** What the supervisor is doing. */
  enum Deed {
    JOIN(false, user -> {}),
    WHISPER(false, SupervisionCommands::whisper),
    BARGE(
        false,
        user -> {
          user.askBarge();
          user.confirmBarge();
        }),
    GO_ON_WHISPERING(true, user -> {}),
    WHISPER_TO_BARGE(
        true,
        user -> {
          user.askBarge();
          user.confirmBarge();
        }),
    LISTEN(true, SupervisionCommands::listen),
    LEAVE(true, SupervisionCommands::leave);

    private final boolean whispering;
    private final Consumer<SupervisionCommands> command;

    Deed(boolean whispering, Consumer<SupervisionCommands> command) {
      this.whispering = whispering;
      this.command = command;
    }
  }

  @SuppressWarnings("NullAway.Init") // set by begin()
  private ContractWorld world;

  private Optional<Instant> noticed = Optional.empty();

  /** The system once for each of its plugs. */
  protected abstract List<Supplier<ContractWorld>> plugs();

  private ParticipantKey begin(Deed deed, ContractWorld fresh) {
    world = fresh;
    noticed = Optional.empty();
    world.begins();
    world.customer();
    ParticipantKey agent = world.agent();
    world.pass(Duration.ofSeconds(1));
    world.time().eachFrame(new Watch());
    if (deed != Deed.JOIN) {
      watch();
    }
    if (deed.whispering) {
      world.loop().user().whisper();
      world.pass(A_WHILE);
      assertThat(world.loop().gate().isOpen()).as(world::timeline).isTrue();
    }
    return agent;
  }

  private void watch() {
    world.enter();
    world.pass(A_WHILE);
    world.assertState(SessionState.LISTEN);
    world.aim();
  }

  /** Notes when it was noticed, and that the gate was not open later than 20 ms after that. */
  private final class Watch implements VirtualTime.Frames {
    @Override
    public boolean passed(int count) {
      boolean up = world.store().snapshot().connection().state() == ConnectionView.State.UP;
      if (up) {
        noticed = Optional.empty();
      } else if (noticed.isEmpty()) {
        noticed = Optional.of(world.time().instant());
      } else if (world.time().instant().isAfter(noticed.get().plus(SHUT))) {
        assertThat(world.loop().gate().isOpen()).isFalse();
      }
      return false;
    }

    @Override
    public Duration quiet(Duration most) {
      return most;
    }
  }

  @ParameterizedTest
  @EnumSource(Deed.class)
  void thePlugIsPulledAtEveryMoment(Deed deed) {
    for (Supplier<ContractWorld> plug : plugs()) {
      for (Duration at = Duration.ZERO; at.toMillis() <= 2_400; at = at.plus(STEP)) {
        pulledAndPutInAgain(deed, plug.get(), at);
      }
    }
  }

  private void pulledAndPutInAgain(Deed deed, ContractWorld fresh, Duration at) {
    ParticipantKey agent = begin(deed, fresh);
    if (deed == Deed.JOIN) {
      world.enter();
    }
    deed.command.accept(world.loop().user());
    world.in(at, world::unplug);
    world.pass(at.plus(Duration.ofSeconds(30)));
    String what = deed + " after " + at + " of " + fresh;
    silentAndUnsure(what);

    world.plugIn();
    world.pass(Duration.ofSeconds(2));
    assertThat(world.store().snapshot().connection().state())
        .as(what)
        .isEqualTo(ConnectionView.State.UP);
    goesOn(what, agent);
    assertThat(world.meter().leakedMillis).as(what).isZero();
  }

  /** Nothing is said, and nothing is claimed that is not known. */
  private void silentAndUnsure(String what) {
    SessionView shown = world.store().snapshot().session();
    if (isNoticedByItself()) {
      assertThat(world.loop().gate().isOpen()).as(what).isFalse();
      assertThat(shown.frame())
          .as(what)
          .isNotIn(SessionView.Frame.WHISPER, SessionView.Frame.EVERYONE);
      assertThat(world.loop().session().state())
          .as(what)
          .isIn(SessionState.OUT, SessionState.LISTEN, SessionState.UNCERTAIN);
    }
  }

  /** Whether a system that says nothing any more is noticed though nothing is asked of it. */
  protected boolean isNoticedByItself() {
    return true;
  }

  private void goesOn(String what, ParticipantKey agent) {
    world.loop().user().listen();
    world.pass(Duration.ofSeconds(2));
    assertThat(world.loop().session().state())
        .as(what + world.timeline())
        .isIn(SessionState.OUT, SessionState.LISTEN);
    if (world
        .loop()
        .session()
        .roster()
        .flatMap(r -> r.limits().refusal(Mode.WHISPER))
        .isPresent()) {
      // Barge is a door that some conferences do not let back through: on to the next one.
      world.loop().user().leave();
      world.pass(Duration.ofSeconds(2));
    }
    if (world.loop().session().state() == SessionState.OUT) {
      watch();
    }
    world.aim();
    world.loop().user().whisper();
    world.pass(A_WHILE);
    assertThat(world.loop().gate().isOpen()).as(what + world.timeline()).isTrue();
    assertThat(world.passedOnTo()).as(what).containsExactly(agent);
  }
}
