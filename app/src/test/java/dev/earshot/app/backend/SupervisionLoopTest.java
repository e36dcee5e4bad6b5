package dev.earshot.app.backend;

import static dev.earshot.app.supervision.Rosters.ANNA;
import static dev.earshot.app.supervision.Rosters.CARL;
import static dev.earshot.app.supervision.Rosters.ROOM;
import static dev.earshot.app.supervision.Rosters.T0;
import static dev.earshot.app.supervision.Rosters.agent;
import static dev.earshot.app.supervision.Rosters.customer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.console.DockCommands;
import dev.earshot.app.console.SessionView;
import dev.earshot.app.console.TimelineEntry;
import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.Hearing;
import dev.earshot.app.supervision.SessionInput;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.app.supervision.Timings;
import dev.earshot.mixer.port.PrivacyGate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The loop in virtual time: the test steps it and runs its calls by hand. */
class SupervisionLoopTest {
  private Instant now = T0;
  private final InstantSource clock = () -> now;
  private final PrivacyGate.Opener opener = PrivacyGate.create();
  private final PrivacyGate gate = opener.gate();
  private final ScriptedBackend backend = new ScriptedBackend(clock);
  private final ConsoleStore store = ConsoleStore.open("script", clock);
  private final Deque<Runnable> calls = new ArrayDeque<>();
  private final SupervisionLoop loop =
      new SupervisionLoop(backend, opener, store::dispatch, Timings.DEFAULT, clock, calls::add);
  private final SupervisionCommands user =
      new SupervisionCommands(loop, new NoDock(), store::dispatch, clock);

  @BeforeEach
  void listenToARoom() {
    backend.others(agent(ANNA), customer(CARL));
    loop.listen();
    user.watch(ROOM);
    settle();
    assertThat(session().state()).isEqualTo(SessionState.LISTEN);
    backend.asked.clear();
  }

  private SessionView session() {
    return store.snapshot().session();
  }

  private void steps() {
    while (loop.step()) {
      now = now.plusMillis(1);
    }
  }

  private void settle() {
    steps();
    while (!calls.isEmpty()) {
      calls.poll().run();
      steps();
    }
  }

  private void pass(Duration time) {
    now = now.plus(time);
    steps();
  }

  private void whisper() {
    user.talkPressed();
    settle();
    assertThat(gate.isOpen()).isTrue();
  }

  @Test
  void aWhisperIsShownAsItIs() {
    whisper();

    assertThat(session().frame()).isEqualTo(SessionView.Frame.WHISPER);
    assertThat(session().sentence()).isEqualTo("Heard by: anna. Not by: carl. Unsure: –");
    assertThat(session().measured().orElseThrow().whispers()).isEqualTo(1);
    assertThat(backend.asked).containsExactly("speak");
  }

  @Test
  void aWhisperOfWhichNothingArrivesIsNotSaidToBeHeard() {
    whisper();
    loop.put(new SessionInput.AudioArrives(false));
    settle();

    assertThat(gate.isOpen()).isTrue();
    assertThat(session().audience().surely()).isEmpty();
    assertThat(session().audience().possibly()).containsExactly(ANNA);
    assertThat(session().sentence())
        .isEqualTo(
            "Heard by: nobody. Not by: carl. Unsure: anna."
                + " But none of your audio arrives at the other side");
    assertThat(session().hearing().cell(session().self().orElseThrow(), ANNA))
        .isEqualTo(new Hearing.Cell(true, Certainty.REQUESTED));

    loop.put(new SessionInput.AudioArrives(true));
    settle();
    assertThat(session().sentence()).isEqualTo("Heard by: anna. Not by: carl. Unsure: –");
  }

  @Test
  void everyQuietCommandShutsTheGateBeforeItReturns() {
    List<Runnable> quiet =
        List.of(
            user::listen,
            user::talkReleased,
            user::silence,
            user::leave,
            () -> user.setMuted(true),
            () -> user.chooseTargets(List.of()));
    for (Runnable command : quiet) {
      user.setMuted(false);
      user.watch(ROOM);
      settle();
      pass(Timings.DEFAULT.drain());
      user.chooseTargets(List.of(ANNA));
      settle();
      whisper();

      command.run();

      assertThat(gate.isOpen()).isFalse();
      settle();
      assertThat(gate.isOpen()).isFalse();
      user.listen();
      settle();
    }
  }

  @Test
  void aReleaseThatTheLoopHasNotSeenYetStillWins() {
    user.talkPressed();
    loop.step();
    calls.poll().run();
    user.talkReleased();
    // The answer comes first in the queue, the release second.
    loop.step();

    assertThat(gate.isOpen()).isFalse();
    settle();
    assertThat(gate.isOpen()).isFalse();
    assertThat(session().state()).isEqualTo(SessionState.LISTEN);
  }

  @Test
  void aNewcomerShutsTheGateOnTheBackEndsThread() {
    whisper();
    long before = gate.generation();

    backend.others(agent(ANNA), customer(CARL), customer(new Key("dora").key()));

    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.generation()).isGreaterThan(before);
    assertThat(gate.reason()).isEqualTo("new participant: dora");
    settle();
    assertThat(gate.isOpen()).as("verified again, and no wider").isTrue();
    assertThat(session().measured().orElseThrow().whispers()).isEqualTo(1);
  }

  private record Key(String value) {
    dev.earshot.app.supervision.ParticipantKey key() {
      return new dev.earshot.app.supervision.ParticipantKey(value);
    }
  }

  @Test
  void aLostConnectionShutsTheGateOnTheBackEndsThread() {
    whisper();

    backend.report(new BackendEvent.ConnectionChanged(BackendEvent.Line.DOWN, "reset"));
    assertThat(gate.isOpen()).isFalse();

    steps();
    assertThat(session().frame()).isEqualTo(SessionView.Frame.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"speak,LISTEN", "mute,OUT"})
  void aRefusalEndsSilentAndSaysSo(String refused, SessionState end) {
    backend.refuse = refused;
    user.talkPressed();
    settle();
    user.talkReleased();
    for (int i = 0; i < 4; i++) {
      settle();
      pass(Duration.ofSeconds(1));
    }

    assertThat(gate.isOpen()).isFalse();
    assertThat(session().state()).isEqualTo(end);
    assertThat(store.snapshot().timeline().stream().map(TimelineEntry::detail))
        .contains("Your microphone is shut: nobody hears you.");
  }

  @Test
  void aWhisperThatIsNeverConfirmedTimesOutToUncertain() {
    user.talkPressed();
    steps();
    pass(Timings.DEFAULT.speak());

    assertThat(session().state()).isEqualTo(SessionState.UNCERTAIN);
    assertThat(session().frame()).isEqualTo(SessionView.Frame.UNKNOWN);
    settle();
    assertThat(backend.asked).containsExactly("speak", "mute");
    assertThat(gate.isOpen()).isFalse();
    assertThat(session().state()).isEqualTo(SessionState.LISTEN);
  }

  @Test
  void aLateAnswerOfAnAbandonedWhisperOpensNothing() {
    user.talkPressed();
    steps();
    Runnable speak = calls.poll();
    user.talkReleased();
    steps();
    speak.run();
    settle();

    assertThat(gate.isOpen()).isFalse();
    assertThat(session().state()).isEqualTo(SessionState.LISTEN);
  }

  @Test
  void aGateShutByOthersEndsTheWhisper() {
    whisper();
    gate.close("mixer failed");
    loop.idle();
    settle();

    assertThat(session().state()).isEqualTo(SessionState.LISTEN);
    assertThat(session().gateReason()).isEqualTo("mixer failed");
  }

  @Test
  void anOverfullInboxShutsTheGateAndRecovers() {
    whisper();
    for (int i = 0; i < 3_000; i++) {
      loop.put(new SessionInput.CancelBarge());
    }
    assertThat(gate.isOpen()).isFalse();

    settle();
    assertThat(session().state()).isEqualTo(SessionState.LISTEN);
    pass(Timings.DEFAULT.drain());
    whisper();
  }

  @Test
  void afterTheStopNothingOpensTheGate() {
    loop.stop();
    user.talkPressed();
    settle();

    assertThat(gate.isOpen()).isFalse();
  }

  @Test
  void aMalformedTagIsRefusedInOneLine() {
    user.setTag(ANNA, "two words");
    user.setTag(ANNA, "gold");
    settle();

    assertThat(backend.asked).containsExactly("setTag anna gold");
    assertThat(store.snapshot().timeline().getFirst().what()).isEqualTo("Not a tag: 'two words'");
  }

  private static final class NoDock implements DockCommands {
    @Override
    public void useMicrophone(String spec) {}

    @Override
    public void useSpeaker(String spec) {}

    @Override
    public void setMicrophoneGain(int decibels) {}

    @Override
    public void setDucking(int decibels) {}
  }
}
