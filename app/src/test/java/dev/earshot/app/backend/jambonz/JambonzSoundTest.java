package dev.earshot.app.backend.jambonz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.SupervisionCommands;
import dev.earshot.app.backend.SupervisionLoop;
import dev.earshot.app.backend.leg.Pauses;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.console.DockCommands;
import dev.earshot.app.console.SessionView;
import dev.earshot.app.supervision.Consent;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.app.supervision.Timings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A whole whisper by REST over HTTP, with our own leg as a real call over SIP and RTP to the focus,
 * which plays jambonz' media server with all its quirks. What reached whose ear is counted by the
 * mixer and heard by a filter for our tone.
 */
class JambonzSoundTest {
  private static final int OURS = 1_000;
  private static final double AUDIBLE = -40;

  /** The pace of a quiet server, and the patience that a busy machine needs. */
  private static final Pace BUSY =
      new Pace(
          Pace.DEFAULT.spacing(),
          Pace.DEFAULT.settle(),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          // Signs of life are another test's matter.
          Duration.ofMinutes(5),
          Duration.ofSeconds(30));

  private static final Timings PATIENT =
      new Timings(
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          JambonzBackend.TIMINGS.muteRetry(),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          JambonzBackend.TIMINGS.drain(),
          JambonzBackend.TIMINGS.consent());

  private SoundingJambonz jambonz;
  private RestApi api;
  private JambonzBackend backend;
  private SupervisionLoop loop;
  private SupervisionCommands user;
  private ConsoleStore store;

  @BeforeEach
  void listen() throws Exception {
    InstantSource clock = InstantSource.system();
    jambonz = new SoundingJambonz(OURS);
    JambonzServer server = jambonz.server();
    api = new RestApi(server, BUSY.request(), clock);
    int[] names = new int[1];
    Executor threads = task -> Thread.ofVirtual().start(task);
    backend =
        new JambonzBackend(
            new JambonzConfig(
                server,
                new Entry.DialApplication(SteppedWorld.APPLICATION, "example.org"),
                BUSY,
                RoleRules.DEFAULT),
            new JambonzParts(
                api, jambonz.phone(), LegCommands.NONE, Pauses.REAL, () -> "n" + ++names[0]),
            clock,
            threads);
    store = ConsoleStore.open(backend.name(), clock);
    loop =
        new SupervisionLoop(
            backend,
            jambonz.softphone().microphoneGate(),
            store::dispatch,
            PATIENT,
            clock,
            threads);
    user = new SupervisionCommands(loop, new Desk(), store::dispatch, clock);
    jambonz.eventsTo(backend.events());
    loop.start();
    jambonz.open();
    until("both are seen", () -> participants() == 2);
    user.watch(store.snapshot().conferences().getFirst().key());
    until("we listen", () -> session().state() == SessionState.LISTEN);
  }

  @AfterEach
  void end() throws Exception {
    loop.stop();
    backend.close();
    api.close();
    jambonz.close();
  }

  private SessionView session() {
    return store.snapshot().session();
  }

  private int participants() {
    return store.snapshot().conferences().stream()
        .mapToInt(c -> c.participants().size())
        .max()
        .orElse(0);
  }

  private static void until(String what, BooleanSupplier condition) {
    Instant deadline = Instant.now().plusSeconds(60);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(deadline);
      LockSupport.parkNanos(2_000_000);
    }
  }

  @Test
  void aWhisperIsHeardByTheAgentAndNoSampleOfItByTheCustomer() {
    user.accept(Consent.UNVERIFIED_AUDIENCE);
    user.chooseTag("agent");
    user.whisper();
    until("the agent hears us", () -> jambonz.agent().hears(OURS) > AUDIBLE);
    assertThat(session().sentence()).startsWith("Asked for, not confirmable.");
    assertThat(jambonz.samplesAtCustomer()).isZero();

    user.listen();
    assertThat(jambonz.softphone().microphoneGate().gate().isOpen()).isFalse();
    until("nobody hears us", () -> jambonz.agent().hears(OURS) < -80);
    until("we listen", () -> session().state() == SessionState.LISTEN);
    assertThat(jambonz.samplesAtCustomer()).isZero();
    assertThat(jambonz.requests())
        .containsExactly("mute", "coach", "uncoach", "coach", "unmute", "mute");
  }

  private static final class Desk implements DockCommands {
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
