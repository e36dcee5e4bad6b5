package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.OpenConsole;
import dev.earshot.app.profile.ProfileReader;
import dev.earshot.app.simulate.laml.Dialect;
import dev.earshot.app.simulate.laml.LamlConfig;
import dev.earshot.app.simulate.laml.Quirk;
import dev.earshot.app.simulate.laml.SimulatedSpace;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A whole console from its profile against a simulated SignalWire or Twilio: our leg is a real call
 * over SIP and RTP; who hears us is counted by the mixer at the addition and heard by a filter.
 */
@Timeout(180)
class SimulatedSignalWireTest {
  private static final int OURS = 1_000;
  private static final int SAMPLES_PER_SECOND = 16_000;
  private static final double AUDIBLE = -40;
  private static final double SILENT = -70;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path folder;

  @SuppressWarnings("NullAway.Init") // set by each test
  private SimulatedSpace space;

  @SuppressWarnings("NullAway.Init") // set by each test
  private OpenConsole console;

  private void begin(Dialect dialect, String entry) throws Exception {
    begin(dialect, entry, LamlConfig.Spoiling.NONE);
  }

  private void begin(Dialect dialect, String entry, LamlConfig.Spoiling spoiling) throws Exception {
    space = SimulatedSpace.open(dialect, spoiling);
    space.call();
    Path profile = space.profile(folder, entry, OURS);
    console = new Consoles(new CountDownLatch(1)).console(ProfileReader.read(profile));
    if (!entry.equals("dial")) {
      until("our telephone is registered", space::isRegistered);
    }
    listens();
  }

  @AfterEach
  void end() {
    if (console != null) {
      console.close();
    }
    if (space != null) {
      space.close();
    }
  }

  private ConsoleSnapshot shown() {
    return console.store().snapshot();
  }

  private ConsoleCommands user() {
    return console.commands();
  }

  private void until(String what, BooleanSupplier condition) {
    Instant deadline = Instant.now().plusSeconds(60);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now())
          .as(() -> what + ": " + shown().session() + "\n" + space.trouble())
          .isBefore(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private boolean is(SessionState state) {
    return shown().session().state() == state;
  }

  /** A busy machine may make the console give up a call; a user goes in again. */
  private void listens() {
    until("there is a room with both", () -> agents().size() + others().size() >= 2);
    until(
        "we listen",
        () -> {
          if (is(SessionState.OUT)) {
            user().watch(shown().conferences().getFirst().key());
          }
          return is(SessionState.LISTEN);
        });
  }

  private List<ObservedParticipant> everybody() {
    return shown().conferences().stream()
        .flatMap(room -> room.participants().stream())
        .filter(p -> !p.self())
        .toList();
  }

  private List<ParticipantKey> agents() {
    return everybody().stream()
        .filter(ObservedParticipant::isColleague)
        .map(ObservedParticipant::key)
        .toList();
  }

  private List<ObservedParticipant> others() {
    return everybody().stream().filter(p -> !p.isColleague()).toList();
  }

  private ParticipantKey agent(String call) {
    return agents().stream()
        .filter(key -> key.toString().contains(call))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no agent " + call + " in " + everybody()));
  }

  private void whisperTo(String call, Ear ear) {
    until(
        "the agent hears us",
        () -> {
          if (is(SessionState.OUT)) {
            listens();
          }
          if (is(SessionState.LISTEN)) {
            user().chooseTargets(List.of(agent(call)));
            user().whisper();
          }
          return ear.hears(OURS) > AUDIBLE;
        });
  }

  @ParameterizedTest
  @CsvSource({
    "SIGNALWIRE, dial",
    "SIGNALWIRE, call",
    "TWILIO, dial",
    "TWILIO, call",
    "TWILIO, add",
  })
  void aWhisperIsHeardByTheAgentAlone(Dialect dialect, String entry) throws Exception {
    begin(dialect, entry);
    whisperTo(space.agentSid(), space.agent());
    until("the screen says so", () -> is(SessionState.WHISPER));
    assertThat(space.samplesAtCustomer()).isZero();

    user().listen();
    until("nobody hears us", () -> space.agent().hears(OURS) < SILENT);
    assertThat(space.samplesAtCustomer()).isZero();
    assertThat(space.bodies())
        .contains("Muted=true&Coaching=true&CallSidToCoach=" + space.agentSid());
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whoIsWhoIsKnownFromTheDocumentsThatTheConsoleServes(Dialect dialect) throws Exception {
    space = SimulatedSpace.open(dialect, LamlConfig.Spoiling.NONE, true);
    Path profile = space.profile(folder, "dial", OURS);
    console = new Consoles(new CountDownLatch(1)).console(ProfileReader.read(profile));
    space.call();
    listens();
    whisperTo(space.agentSid(), space.agent());
    assertThat(space.samplesAtCustomer()).isZero();
    // The customer ends his conference, and with it our stay.
    space.customerHangsUp();
    until("we are out", () -> is(SessionState.OUT));
    assertThat(shown().session().gateOpen()).isFalse();
    assertThat(space.samplesAtCustomer()).isZero();
  }

  /** Each step goes wrong every other time, in each of the four ways. */
  @Tag("interop")
  @ParameterizedTest
  @CsvSource({
    "SIGNALWIRE, 503", "SIGNALWIRE, 16002", "SIGNALWIRE, lose", "SIGNALWIRE, lose-answer",
    "TWILIO, 20404", "TWILIO, 429", "TWILIO, lose", "TWILIO, lose-answer",
  })
  void whateverStepGoesWrongTheCustomerHearsNothing(Dialect dialect, String how) throws Exception {
    begin(dialect, "dial");
    space.colleagueCalls();
    until("both agents are seen", () -> agents().size() == 2);
    for (String step : List.of("mute", "unmute", "coach", "participant", "participants")) {
      space.set("Delay=0-100ms&Fault=" + step + "%3D" + how + "%3A0.5");
      for (int i = 0; i < 2; i++) {
        tryToWhisper(i % 2 == 0 ? space.agentSid() : space.colleagueSid());
        user().listen();
      }
      assertThat(space.samplesAtCustomer()).as(step).isZero();
    }
    space.set("Fault=&Delay=0ms");
    whisperTo(space.agentSid(), space.agent());
    assertThat(space.samplesAtCustomer()).isZero();
  }

  /** As far as it gets within a second; what fails is not tried again. */
  private void tryToWhisper(String call) {
    if (is(SessionState.OUT) && !shown().conferences().isEmpty()) {
      user().watch(shown().conferences().getFirst().key());
    }
    if (agents().stream().anyMatch(key -> key.toString().contains(call))) {
      user().chooseTargets(List.of(agent(call)));
      user().whisper();
    }
    Instant patience = Instant.now().plusSeconds(1);
    while (Instant.now().isBefore(patience) && !is(SessionState.WHISPER)) {
      LockSupport.parkNanos(5_000_000);
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aChangeOfTargetNeverPassesThroughEverybody(Dialect dialect) throws Exception {
    begin(dialect, "dial");
    space.colleagueCalls();
    until("both agents are seen", () -> agents().size() == 2);
    whisperTo(space.agentSid(), space.agent());
    for (int i = 0; i < 3; i++) {
      whisperToTheOther(space.colleagueSid(), space.colleague(), space.agent());
      whisperToTheOther(space.agentSid(), space.agent(), space.colleague());
    }
    assertThat(space.samplesAtCustomer()).isZero();
  }

  private void whisperToTheOther(String call, Ear ear, Ear former) {
    user().chooseTargets(List.of(agent(call)));
    whisperTo(call, ear);
    until("the former one hears us no more", () -> former.hears(OURS) < SILENT);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void bargingIsHeardByAllAndNeverByARequestWithTwoChanges(Dialect dialect) throws Exception {
    begin(dialect, "dial");
    whisperTo(space.agentSid(), space.agent());
    user().askBarge();
    user().confirmBarge();
    until("the customer hears us", () -> space.customer().hears(OURS) > AUDIBLE);
    assertThat(space.agent().hears(OURS)).isGreaterThan(AUDIBLE);
    assertThat(space.samplesAtCustomer()).isPositive();
    user().listen();
    until("nobody hears us", () -> space.customer().hears(OURS) < SILENT);
    assertThat(space.bodies())
        .containsSubsequence("Muted=true", "Coaching=false", "Muted=false", "Muted=true")
        .noneMatch(body -> body.contains("Muted=false&"))
        .noneMatch(body -> body.contains("Coaching=true") && !body.contains("CallSidToCoach="));
  }

  /** The worst that the documentation leaves open: then everybody would hear us. */
  @ParameterizedTest
  @EnumSource(Quirk.class)
  void aTargetThatLeavesEndsTheWhisper(Quirk quirk) throws Exception {
    begin(Dialect.SIGNALWIRE, "dial", SimulatedSpace.quirk(quirk));
    space.colleagueCalls();
    until("both agents are seen", () -> agents().size() == 2);
    whisperTo(space.agentSid(), space.agent());
    space.agentHangsUp();
    until("we whisper no more", () -> !is(SessionState.WHISPER));
    until("nobody is let through", () -> !shown().session().gateOpen());
    until("nobody hears us", () -> space.colleague().hears(OURS) < SILENT);
    until("nor does the customer", () -> space.customer().hears(OURS) < SILENT);
    // A callback told it: long before the next look, two seconds after the last one.
    assertThat(space.samplesAtCustomer()).isLessThan(SAMPLES_PER_SECOND);
    if (quirk != Quirk.EVERYONE_AFTER_TARGET) {
      assertThat(space.samplesAtCustomer()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"lose", "500"})
  void withoutCallbacksItLooksForItself(String fault) throws Exception {
    begin(Dialect.SIGNALWIRE, "dial", SimulatedSpace.spoilt(1, "0ms", "callback=" + fault));
    space.colleagueCalls();
    until("the newcomer is seen", () -> agents().size() == 2);
    whisperTo(space.colleagueSid(), space.colleague());
    assertThat(space.samplesAtCustomer()).isZero();
    space.agentHangsUp();
    until("his leaving is seen", () -> agents().size() == 1);
    assertThat(space.delivered()).isZero();
  }
}
