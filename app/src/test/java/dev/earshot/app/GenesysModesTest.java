package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.OpenConsole;
import dev.earshot.app.profile.ProfileReader;
import dev.earshot.app.simulate.genesys.Client;
import dev.earshot.app.simulate.genesys.EarVoices;
import dev.earshot.app.simulate.genesys.GenesysOptions;
import dev.earshot.app.simulate.genesys.GenesysSimulator;
import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Consent;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.app.supervision.StandingOrder;
import dev.earshot.audio.sip.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A whole console from its profile on the simulated Genesys: orders, real calls to its telephone
 * over SIP and RTP, switches, and what becomes of it when the server goes away. Who hears our tone
 * is heard by a filter at each ear.
 */
@Timeout(180)
class GenesysModesTest {
  private static final int OURS = 1_000;
  private static final double AUDIBLE = -40;
  private static final double SILENT = -60;
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path folder;

  private final EarVoices people = new EarVoices();
  private final GenesysSimulator genesys =
      GenesysSimulator.start(new GenesysOptions(ANY, ANY, new Secret("pw")), people);
  private final Client script = new Client(genesys.http(), "lena.koch", "pw");

  @SuppressWarnings("NullAway.Init") // set before each test
  private OpenConsole console;

  GenesysModesTest() throws IOException {}

  @BeforeEach
  void openConsole() throws Exception {
    Files.writeString(folder.resolve("pw"), "pw");
    Path file = folder.resolve("console.json");
    Files.writeString(
        file,
        """
        {"kind":"genesys","operator":"Paul",
         "genesys":{"baseUrl":"http://127.0.0.1:%d","user":"paul.smith","password":"file:pw",
                    "device":"5005"},
         "sip":{"domain":"127.0.0.1","registrar":"127.0.0.1:%d","user":"5005",
                "password":"file:pw","localAddress":"127.0.0.1"},
         "devices":{"microphone":"tone:%d","speaker":"none"}}
        """
            .formatted(genesys.http().getPort(), genesys.sip().getPort(), OURS));
    console = new Consoles(new CountDownLatch(1)).console(ProfileReader.read(file));
    until("agents are shown", () -> row("Anna").isPresent());
    until("our telephone is known", () -> genesys.knowsTelephone("5005"));
  }

  @AfterEach
  void close() throws Exception {
    console.close();
    script.close();
    genesys.close();
  }

  private ConsoleSnapshot shown() {
    return console.store().snapshot();
  }

  private ConsoleCommands user() {
    return console.commands();
  }

  private void until(String what, BooleanSupplier condition) {
    Instant deadline = Instant.now().plusSeconds(40);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now())
          .as(() -> what + ": " + shown().session() + " " + shown().timeline())
          .isBefore(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private Optional<ObservedConference> row(String name) {
    return shown().conferences().stream().filter(c -> c.name().contains(name)).findFirst();
  }

  private boolean is(SessionState state) {
    return shown().session().state() == state;
  }

  private void arm(Mode mode, StandingOrder.Span span, StandingOrder.Reach reach) {
    ConferenceKey anna = row("Anna").orElseThrow().key();
    user().arm(new StandingOrder.Wish(anna, mode, span, Optional.of(reach)));
    until("the order stands", () -> order(Certainty.CONFIRMED));
  }

  private boolean order(Certainty certainty) {
    return shown().orders().order().filter(o -> o.certainty() == certainty).isPresent();
  }

  private String call() {
    return controlled("/agents/anna.novak/call", "{}").json().path("id").asString();
  }

  /** The server may be away just now, as we wanted it. */
  private Client.Answer controlled(String path, String body) {
    AtomicReference<Client.Answer> answer = new AtomicReference<>();
    until("the server can be told " + path, () -> told(path, body, answer));
    return answer.get();
  }

  private boolean told(String path, String body, AtomicReference<Client.Answer> answer) {
    try {
      answer.set(script.control(path, body));
      return true;
    } catch (IOException away) {
      return false;
    }
  }

  private long came(String operation) throws IOException {
    return script
        .controlled("/operations")
        .valueStream()
        .filter(o -> o.path("body").asString().contains("\"" + operation + "\""))
        .count();
  }

  private void brought() {
    until("we are brought in", () -> is(SessionState.LISTEN));
    assertThat(people.agent("5001").hears(OURS)).as("silent until told").isLessThan(SILENT);
  }

  private void whisper() {
    until(
        "the agent hears us",
        () -> {
          if (is(SessionState.LISTEN)) {
            user().accept(Consent.UNVERIFIED_AUDIENCE);
            user().whisper();
          }
          return people.agent("5001").hears(OURS) > AUDIBLE;
        });
  }

  private void customerHearsNothing() {
    assertThat(people.customer().hears(OURS)).isLessThan(SILENT);
    assertThat(people.customer().hears(300)).as("but he hears the agent").isGreaterThan(AUDIBLE);
  }

  @ParameterizedTest
  @CsvSource({"NEXT_CALL,AGENT", "NEXT_CALL,CALL", "ALL_CALLS,AGENT", "ALL_CALLS,CALL"})
  void aCoachIsHeardByTheAgentOnly(StandingOrder.Span span, StandingOrder.Reach reach)
      throws Exception {
    arm(Mode.WHISPER, span, reach);
    int calls = span == StandingOrder.Span.ALL_CALLS ? 2 : 1;
    for (int i = 0; i < calls; i++) {
      String call = call();
      brought();
      whisper();
      customerHearsNothing();
      user().silence();
      until("nobody hears us", () -> people.agent("5001").hears(OURS) < SILENT);
      script.control("/calls/" + call + "/hangup", "{}");
      until("we are out", () -> is(SessionState.OUT));
    }
    assertThat(came("Coach")).as("ordered once").isEqualTo(1);
    if (span == StandingOrder.Span.NEXT_CALL) {
      until("the order is gone", () -> shown().orders().order().isEmpty());
    }
  }

  @Test
  void aBargeIsHeardByBothAndThereIsNoWayBackToTheWhisper() throws Exception {
    arm(Mode.WHISPER, StandingOrder.Span.NEXT_CALL, StandingOrder.Reach.AGENT);
    call();
    brought();
    whisper();
    user().askBarge();
    user().confirmBarge();
    until("everybody hears us", () -> people.customer().hears(OURS) > AUDIBLE);
    user().silence();
    until("nobody hears us", () -> people.customer().hears(OURS) < SILENT);
    until("we listen", () -> is(SessionState.LISTEN));
    user().whisper();
    until("it is refused", () -> is(SessionState.LISTEN));
    assertThat(people.customer().hears(OURS)).isLessThan(SILENT);
    assertThat(came("SwitchToBargeIn")).isEqualTo(1);
    assertThat(came("SwitchToCoach")).isZero();
  }

  @Test
  void aTransferSilencesUsUntilWeSayAgain() throws Exception {
    arm(Mode.WHISPER, StandingOrder.Span.ALL_CALLS, StandingOrder.Reach.CALL);
    String call = call();
    brought();
    whisper();
    script.control(
        "/calls/" + call + "/transfer", "{\"to\":\"tom.becker\",\"coachHeardBy\":\"everybody\"}");
    until("the gate is shut", () -> !is(SessionState.WHISPER));
    until("nobody hears us", () -> people.customer().hears(OURS) < SILENT);
    assertThat(people.agent("5002").hears(OURS)).isLessThan(SILENT);
  }

  @Test
  void aTransferReleasesWhoFollowsTheAgent() throws Exception {
    arm(Mode.WHISPER, StandingOrder.Span.ALL_CALLS, StandingOrder.Reach.AGENT);
    String call = call();
    brought();
    script.control("/calls/" + call + "/transfer", "{\"to\":\"tom.becker\"}");
    until("we are out", () -> is(SessionState.OUT));
  }

  @Tag("interop")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/restart | {\"millis\":500}",
        "/sessions/expire | {}",
        "/csrf/renew | {}",
        "/network/cut | {\"millis\":3000}"
      })
  void aServerThatGoesAwayIsFoundAgainAndNothingIsSentTwice(String what, String how)
      throws Exception {
    arm(Mode.WHISPER, StandingOrder.Span.ALL_CALLS, StandingOrder.Reach.AGENT);
    controlled(what, how);
    until("the order is known again", () -> order(Certainty.CONFIRMED));
    String first = call();
    brought();
    whisper();
    customerHearsNothing();
    controlled(what, how);
    if (!what.startsWith("/csrf")) {
      until("the gate is shut meanwhile", () -> people.agent("5001").hears(OURS) < SILENT);
      assertThat(is(SessionState.WHISPER)).isFalse();
    }
    user().silence();
    until("it goes on", () -> is(SessionState.LISTEN) || is(SessionState.OUT));
    until("the line is up", () -> order(Certainty.CONFIRMED));
    until(
        "nobody hears us, as nobody asked to go on",
        () -> people.agent("5001").hears(OURS) < SILENT);
    assertThat(people.customer().hears(OURS)).isLessThan(SILENT);
    controlled("/calls/" + first + "/hangup", "{}");
    until("we are out", () -> is(SessionState.OUT));
    assertThat(came("Coach")).isEqualTo(1);
    assertThat(came("SwitchToBargeIn")).isZero();
  }

  @Test
  void whoClosesTheConsoleIsOutAndHisOrderIsGone() throws Exception {
    arm(Mode.WHISPER, StandingOrder.Span.ALL_CALLS, StandingOrder.Reach.AGENT);
    call();
    brought();
    console.close();
    assertThat(came("CancelSupervisorMonitoring")).isEqualTo(1);
    assertThat(script.controlled("").path("monitoring")).isEmpty();
  }
}
