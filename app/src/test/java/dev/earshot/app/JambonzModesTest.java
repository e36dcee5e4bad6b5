package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.jambonz.SoundingJambonz;
import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.OpenConsole;
import dev.earshot.app.profile.JambonzTarget;
import dev.earshot.app.profile.Profile;
import dev.earshot.app.profile.ProfileReader;
import dev.earshot.app.profile.Secrets;
import dev.earshot.app.supervision.Consent;
import dev.earshot.app.supervision.SessionState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import okhttp3.Credentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ways of supervising a jambonz, each a whole console from its profile: REST alone, with an
 * endpoint of its own, through a relay; dialling it, or called by it. Our leg is a real call over
 * SIP and RTP; what reached whose ear is counted by the mixer and heard by a filter for our tone.
 */
@Timeout(180)
class JambonzModesTest {
  private static final int OURS = 1_000;
  private static final double AUDIBLE = -40;
  private static final String APPLICATION =
      "\"applicationSid\":\"" + SoundingJambonz.APPLICATION + "\"";
  private static final String BASIC = Credentials.basic("jambonz", "pw");

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path folder;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  @SuppressWarnings("NullAway.Init") // set before each test
  private SoundingJambonz jambonz;

  @SuppressWarnings("NullAway.Init") // set by each test
  private OpenConsole console;

  private String entry = APPLICATION;

  @SuppressWarnings("NullAway.Init") // set before each test
  private String servers;

  @BeforeEach
  void startJambonz() throws Exception {
    jambonz = new SoundingJambonz();
    open.push(jambonz);
    servers =
        "\"registrar\":\"%s\",\"outboundProxy\":\"%s\"".formatted(jambonz.sip(), jambonz.sip());
    Files.writeString(folder.resolve("pw"), "pw");
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable part : open) {
      part.close();
    }
  }

  private JambonzSetup setup(String name, String more) throws Exception {
    Path file = folder.resolve(name + ".json");
    Files.writeString(
        file,
        """
        {"kind":"jambonz","operator":"Mara",
         "jambonz":{"baseUrl":"%s","accountSid":"%s","token":"file:pw",%s},
         "sip":{"domain":"example.org",%s,"user":"mara",
                "password":"file:pw","localAddress":"127.0.0.1"},
         "devices":{"microphone":"tone:%d","speaker":"none"}%s}
        """
            .formatted(jambonz.restUrl(), SoundingJambonz.ACCOUNT, entry, servers, OURS, more));
    Profile profile = ProfileReader.read(file);
    return new JambonzSetup(profile, (JambonzTarget) profile.target(), Secrets.ofProcess());
  }

  /** Instead of our dialling jambonz, jambonz calls us where we register. */
  private void isCalled(String how) {
    entry = how;
    servers = "\"registrar\":\"" + jambonz.registrar() + "\"";
  }

  private void console(String more) throws Exception {
    JambonzSetup setup = setup("console", more);
    Profile profile = ProfileReader.read(folder.resolve("console.json"));
    console = JambonzConsole.start(profile, setup, DeskOptions.USUAL);
    open.push(console);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String endpoint(int port, String more) {
    return """
    ,"endpoint":{"listen":"127.0.0.1:%d","publicUrl":"http://127.0.0.1:%d",
     "basic":{"user":"jambonz","password":"file:pw"},
     "callFlow":{"room":"desk","agents":["anna"]}%s}\
    """
        .formatted(port, port, more);
  }

  /** Not before, or nobody could call us. */
  private void isRegistered() {
    until("we are registered", () -> jambonz.knowsTelephone());
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
      assertThat(Instant.now()).as(() -> what + ": " + shown().session()).isBefore(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private boolean is(SessionState state) {
    return shown().session().state() == state;
  }

  /** A busy machine may make the console give up a call; a user goes in again. */
  private void listens() {
    until("there is a room", () -> !shown().conferences().isEmpty());
    until(
        "we listen",
        () -> {
          if (is(SessionState.OUT)) {
            user().watch(shown().conferences().getFirst().key());
          }
          return is(SessionState.LISTEN);
        });
  }

  private void whisperIsHeardByTheAgentAlone() {
    whisper();
    assertThat(jambonz.samplesAtCustomer()).isZero();

    user().listen();
    until("nobody hears us", () -> jambonz.agent().hears(OURS) < -80);
    assertThat(jambonz.samplesAtCustomer()).isZero();
  }

  private void whisper() {
    until(
        "the agent hears us",
        () -> {
          if (is(SessionState.OUT)) {
            listens();
          }
          if (is(SessionState.LISTEN)) {
            user().accept(Consent.UNVERIFIED_AUDIENCE);
            user().chooseTag("agent");
            user().whisper();
          }
          return jambonz.agent().hears(OURS) > AUDIBLE;
        });
  }

  @Test
  void byRestAlone() throws Exception {
    jambonz.open();
    console("");
    listens();
    whisperIsHeardByTheAgentAlone();

    assertThat(jambonz.overRest())
        .containsSubsequence("mute", "coach", "uncoach", "coach", "unmute", "mute");
    assertThat(jambonz.overSockets()).isEmpty();
  }

  @Test
  void withAnEndpointOfItsOwn() throws Exception {
    int port = freePort();
    console(endpoint(port, ""));
    jambonz.asks(new SoundingJambonz.App("ws://127.0.0.1:" + port, BASIC));
    jambonz.open();
    everybodyIsKnownByTheCallFlow();
    whisperIsHeardByTheAgentAlone();

    // The first mute may come before the socket of our leg is known of; then it goes by REST.
    assertThat(jambonz.overSockets()).containsSubsequence("coach", "uncoach", "coach", "unmute");
  }

  @Test
  void throughARelay() throws Exception {
    int port = freePort();
    JambonzSetup server = setup("relay", endpoint(port, ",\"relayToken\":\"file:pw\""));
    RelayRun relay = RelayRun.start(ProfileReader.read(folder.resolve("relay.json")), server);
    open.push(relay);
    jambonz.asks(new SoundingJambonz.App("ws://127.0.0.1:" + port, BASIC));
    jambonz.open();
    console(",\"relay\":{\"url\":\"http://127.0.0.1:" + port + "\",\"token\":\"file:pw\"}");
    everybodyIsKnownByTheCallFlow();
    whisperIsHeardByTheAgentAlone();

    // The first mute may come before the socket of our leg is known of; then it goes by REST.
    assertThat(jambonz.overSockets()).containsSubsequence("coach", "uncoach", "coach", "unmute");
    assertThat(relay.consoles()).isEqualTo(1);
  }

  @Test
  void calledIntoTheApplication() throws Exception {
    int port = freePort();
    isCalled(APPLICATION + ",\"entry\":\"call\"");
    console(endpoint(port, ""));
    isRegistered();
    jambonz.asks(new SoundingJambonz.App("ws://127.0.0.1:" + port, BASIC));
    jambonz.open();
    everybodyIsKnownByTheCallFlow();
    whisperIsHeardByTheAgentAlone();

    assertThat(jambonz.overSockets()).containsSubsequence("coach", "uncoach", "coach", "unmute");
  }

  @Test
  void calledWithVerbsAndNoApplication() throws Exception {
    isCalled("\"entry\":\"verbs\"");
    jambonz.open();
    console("");
    isRegistered();
    listens();
    whisperIsHeardByTheAgentAlone();

    assertThat(jambonz.overRest())
        .containsSubsequence("mute", "coach", "uncoach", "coach", "unmute", "mute");
    assertThat(jambonz.overSockets()).isEmpty();
  }

  /** The call flow said who gets which tag, so nothing has to be taken upon oneself. */
  private void everybodyIsKnownByTheCallFlow() {
    until(
        "both are seen",
        () ->
            shown().conferences().stream()
                    .flatMap(room -> room.participants().stream())
                    .filter(p -> p.tags().value().isPresent())
                    .count()
                >= 2);
    listens();
    assertThat(shown().session().targets()).as(shown().session().toString()).hasSize(1);
  }

  @Test
  void aFeatureServerThatCrashesDuringAWhisperEndsItAtOnce() throws Exception {
    int port = freePort();
    console(endpoint(port, ""));
    jambonz.asks(new SoundingJambonz.App("ws://127.0.0.1:" + port, BASIC));
    jambonz.open();
    everybodyIsKnownByTheCallFlow();
    whisper();

    jambonz.crash();
    until("we are out", () -> is(SessionState.OUT));
    until("nobody hears us", () -> jambonz.agent().hears(OURS) < -80);
    assertThat(jambonz.samplesAtCustomer()).isZero();
  }
}
