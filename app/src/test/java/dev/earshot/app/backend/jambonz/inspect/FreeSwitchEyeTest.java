package dev.earshot.app.backend.jambonz.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.audio.sip.Secret;
import dev.earshot.mixer.conference.MemberTag;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeSwitchEyeTest {
  private static final String ROOM = "conf:9351f46a-678c-43f5-b8a6-d4eb58d131af:desk";
  private static final String A = "6c2e3a0e-6f3c-4f7e-9d0b-0d7a5f3a1c01";
  private static final String B = "6c2e3a0e-6f3c-4f7e-9d0b-0d7a5f3a1c02";
  private static final String C = "6c2e3a0e-6f3c-4f7e-9d0b-0d7a5f3a1c03";
  private static final Optional<MemberTag> AGENT = Optional.of(new MemberTag("agent"));

  private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
  private final InstantSource clock = () -> Instant.EPOCH.plus(passed.get());
  private final FakeEventSocket server = new FakeEventSocket();
  private final FreeSwitchEye eye = eye("ClueCon");

  FreeSwitchEyeTest() throws IOException {}

  private FreeSwitchEye eye(String password) {
    return new FreeSwitchEye(server.address(), new Secret(password), clock);
  }

  @BeforeEach
  void aWhisper() {
    server.answer(
        "conference " + ROOM + " list",
        ("1;sofia/x;%s;a;a;hear|speak;0;0;9\n2;sofia/x;%s;b;b;hear|speak|floor;0;0;9\n"
                + "3;sofia/x;%s;c;c;hear;0;0;9\n")
            .formatted(A, B, C));
    server.answer("uuid_getvar " + A + " switch_r_sdp", "v=0\r\no=- 17 1 IN IP4 10.0.0.1\r\n");
    server.answer("uuid_getvar " + B + " switch_r_sdp", "v=0\r\no=- 4711 2 IN IP4 10.0.0.2\r\n");
    server.answer("conference " + ROOM + " relate 2", "2 -> 3 NOSPEAK HEAR SENDVIDEO \n");
    server.answer("conference " + ROOM + " gettag agent nomatch", "3,2");
  }

  @AfterEach
  void end() throws IOException {
    eye.close();
    server.close();
  }

  @Test
  void ourMemberIsFoundByItsSessionIdAndSeenAsItIs() throws Exception {
    MixerView seen = eye.look(ROOM, "4711", AGENT);
    assertThat(seen)
        .isEqualTo(new MixerView(2, true, Set.of(1, 3), Set.of(3), Optional.of(Set.of(2, 3))));
    eye.look(ROOM, "4711", Optional.empty());
    assertThat(server.received).filteredOn(line -> line.startsWith("auth")).hasSize(1);
    assertThat(server.received).filteredOn(line -> line.contains("uuid_getvar")).hasSize(2);
  }

  @Test
  void whoIsNotFoundIsNotGuessed() {
    assertThatThrownBy(() -> eye.look(ROOM, "471", AGENT))
        .isInstanceOf(IOException.class)
        .hasMessage("it cannot be told which of the mixer's members we are");
  }

  @Test
  void aMediaServerWithoutTheTagsPatchSaysNothing() {
    server.answer(
        "conference " + ROOM + " gettag agent nomatch", "Conference command 'gettag' not found.\n");
    assertThatThrownBy(() -> eye.look(ROOM, "4711", AGENT))
        .hasMessage("the mixer's tags cannot be read");
  }

  @Test
  void aWrongPasswordIsToldWithoutIt() {
    FreeSwitchEye wrong = eye("hunter2");
    assertThatThrownBy(() -> wrong.look(ROOM, "4711", AGENT))
        .hasMessage("the event socket refuses the password");
    FreeSwitchEye odd = eye("hunter2\napi shutdown");
    assertThatThrownBy(() -> odd.look(ROOM, "4711", AGENT))
        .hasMessageStartingWith("the password cannot be sent")
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Type: api/response#Content-Length: 100##1;sof | the event socket was closed",
        "Content-Type: api/resp                              | the event socket was closed",
        "Content-Type: api/response#Content-Length: 999999## | sends too much at once",
        "Content-Type: api/response#Content-Length: -1##     | sends too much at once",
        "Content-Type: api/response##                        | answers with api/response",
        "Content-Type: text/disconnect-notice##              | answers with text/disconnect-notice"
      })
  void aBrokenAnswerIsAnErrorAndTheConnectionIsGivenUp(String sent, String message) {
    server.instead = Optional.of(sent.replace('#', '\n'));
    assertThatThrownBy(() -> eye.look(ROOM, "4711", AGENT)).hasMessageContaining(message);
    assertThatThrownBy(() -> eye.look(ROOM, "4711", AGENT)).hasMessageContaining(message);
    assertThat(server.connections).hasValue(1);
  }

  @Test
  void anEndlessLineOrHeadIsCutOff() {
    server.instead = Optional.of("x".repeat(5_000));
    assertThatThrownBy(() -> eye.look(ROOM, "4711", AGENT)).hasMessageContaining("too long a line");
    passed.set(Duration.ofSeconds(5));
    server.instead = Optional.of("A: b\n".repeat(50));
    assertThatThrownBy(() -> eye.look(ROOM, "4711", AGENT)).hasMessageContaining("many headers");
  }

  @Test
  void whoDoesNotAnswerIsNotWaitedForLong() {
    server.greeting = "";
    InstantSource real = InstantSource.system();
    Duration patience = Duration.ofMillis(50);
    assertThatThrownBy(
            () -> EventSocket.open(server.address(), new Secret("ClueCon"), patience, real))
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void aLostConnectionComesBackAfterARest() throws Exception {
    eye.look(ROOM, "4711", AGENT);
    server.cut();
    assertThatThrownBy(() -> eye.look(ROOM, "4711", AGENT)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> eye.look(ROOM, "4711", AGENT)).isInstanceOf(IOException.class);
    assertThat(server.connections).hasValue(1);
    passed.set(Duration.ofSeconds(2));
    assertThat(eye.look(ROOM, "4711", AGENT).self()).isEqualTo(2);
    assertThat(server.connections).hasValue(2);
  }

  @Test
  void howManyConferencesThereAreIsToldOrWhyNot() throws Exception {
    server.answer("conference list", "+OK No active conferences.\n");
    assertThat(eye.conferences()).isZero();
    server.answer("conference list", "-ERR conference Command not found!\n");
    assertThatThrownBy(eye::conferences).hasMessageContaining("cannot be read");
    try (FreeSwitchEye stranger = eye("wrong")) {
      assertThatThrownBy(stranger::conferences).hasMessageContaining("refuses the password");
    }
  }
}
