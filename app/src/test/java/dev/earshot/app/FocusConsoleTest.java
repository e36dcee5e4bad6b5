package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.api.ApiConfig;
import dev.earshot.app.api.FocusApi;
import dev.earshot.app.api.FocusControl;
import dev.earshot.app.console.ConnectionView;
import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.OpenConsole;
import dev.earshot.app.profile.FocusTarget;
import dev.earshot.app.profile.Profile;
import dev.earshot.app.profile.ProfileReader;
import dev.earshot.app.profile.Secrets;
import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.DirectMember;
import dev.earshot.audio.focus.FocusConfig;
import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.Secret;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.ParticipantId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A console, made from its profile, over a focus that it reaches by HTTP, WebSocket, SIP and RTP
 * alone; who hears us is heard by a filter for our tone and counted by the focus' mixer.
 */
@Timeout(120)
class FocusConsoleTest {
  private static final int OURS = 1_000;
  private static final double AUDIBLE = -40;
  private static final double SILENT = -80;
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  private Path folder;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Ear agent = new Ear(300);
  private final Ear customer = new Ear(500);
  private volatile Consumer<FocusEvent> events = _ -> {};

  @SuppressWarnings("NullAway.Init") // set before each test
  private Mixer mixer;

  @SuppressWarnings("NullAway.Init") // set before each test
  private ConferenceFocus focus;

  @SuppressWarnings("NullAway.Init") // set before each test
  private FocusApi api;

  @SuppressWarnings("NullAway.Init") // set before each test
  private UUID customerSid;

  @SuppressWarnings("NullAway.Init") // set before each test
  private OpenConsole console;

  @BeforeEach
  void start() throws Exception {
    mixer = opened(Mixer.start(MixerConfig.DEFAULT));
    RtpLoop rtp = opened(RtpLoop.start());
    MediaConfig media = new MediaConfig(ANY.getAddress(), 0, 0, List.of("PCMU"), 20, 10);
    focus =
        opened(
            ConferenceFocus.start(
                new FocusConfig(ANY, media, 10, 10), mixer, rtp, e -> events.accept(e)));
    api = api(ANY);
    join("anna", "agent", agent);
    customerSid = join("+4930123", "customer", customer);
    console = opened(console());
  }

  private FocusApi api(InetSocketAddress listen) throws IOException {
    ApiConfig config =
        new ApiConfig(listen, ApiConfig.DEFAULT_ACCOUNT, Optional.of(new Secret("pw")));
    FocusApi started =
        FocusApi.start(config, FocusControl.of(focus, mixer), InstantSource.system());
    events = started::onEvent;
    return started;
  }

  private OpenConsole console() throws Exception {
    Files.writeString(folder.resolve("pw"), "pw");
    Path file = folder.resolve("focus.json");
    Files.writeString(
        file,
        """
        {"kind":"focus","operator":"Mara",
         "focus":{"api":"http://127.0.0.1:%d","token":"file:pw","sip":"127.0.0.1:%d"},
         "devices":{"microphone":"tone:%d","speaker":"none"}}
        """
            .formatted(api.address().getPort(), focus.address().getPort(), OURS));
    Profile profile = ProfileReader.read(file);
    return FocusConsole.start(
        profile, (FocusTarget) profile.target(), Secrets.ofProcess(), DeskOptions.USUAL);
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable part : open) {
      part.close();
    }
    api.close();
  }

  private UUID join(String name, String tag, Ear ear) {
    return focus.joinDirect(
        "desk", new DirectMember(name, name, Optional.of(new MemberTag(tag))), ear);
  }

  private ConsoleSnapshot shown() {
    return console.store().snapshot();
  }

  private ConsoleCommands user() {
    return console.commands();
  }

  private void until(String what, BooleanSupplier condition) {
    Instant deadline = Instant.now().plusSeconds(30);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(() -> what + ": " + shown().session()).isBefore(deadline);
      LockSupport.parkNanos(2_000_000);
    }
  }

  private boolean is(SessionState state) {
    return shown().session().state() == state;
  }

  private List<ObservedParticipant> participants() {
    return shown().conferences().stream().flatMap(room -> room.participants().stream()).toList();
  }

  private void listens() {
    until("both are seen", () -> participants().size() >= 2);
    until(
        "we listen",
        () -> {
          if (is(SessionState.OUT)) {
            user().watch(shown().conferences().getFirst().key());
          }
          return is(SessionState.LISTEN);
        });
  }

  private void whispers() {
    listens();
    user().whisper();
    until("the agent hears us", () -> agent.hears(OURS) > AUDIBLE);
  }

  private UUID self() {
    return focus.rooms().stream()
        .flatMap(room -> room.members().stream())
        .filter(member -> !member.callId().isEmpty())
        .map(FocusMember::callSid)
        .findFirst()
        .orElseThrow();
  }

  private long atCustomer() {
    return focus
        .audit(self())
        .orElseThrow()
        .samplesHeardBy(new ParticipantId(customerSid.toString()));
  }

  @Test
  void aWhisperIsConfirmedAndHeardByTheAgentAlone() {
    whispers();
    until("it is shown", () -> shown().session().audience().surely().size() == 1);
    assertThat(shown().session().audience().possibly()).isEmpty();
    assertThat(shown().session().sentence()).contains("anna");
    assertThat(shown().session().audience().surelyNot())
        .containsExactly(new ParticipantKey(customerSid.toString()));
    assertThat(customer.hears(OURS)).isLessThan(SILENT);
    assertThat(atCustomer()).isZero();

    user().listen();
    until("nobody hears us", () -> agent.hears(OURS) < SILENT);
    assertThat(atCustomer()).isZero();
  }

  @Test
  void whoComesDuringAWhisperDoesNotHearItWhateverHisTag() {
    whispers();
    Ear newcomer = new Ear(700);
    UUID bea = join("bea", "agent", newcomer);
    until("the newcomer hears the others", () -> newcomer.hears(500) > AUDIBLE);
    until("the newcomer is seen", () -> participants().size() == 4);
    assertThat(focus.audit(self()).orElseThrow().samplesHeardBy(new ParticipantId(bea.toString())))
        .isZero();
  }

  @Test
  void othersAreMutedHeldAndRemovedAndWhatIsShownIsConfirmed() {
    listens();
    ParticipantKey carl = new ParticipantKey(customerSid.toString());
    user().holdParticipant(carl, true);
    until("he is on hold", () -> held(carl));
    assertThat(focus.member(customerSid).orElseThrow().held()).isTrue();
    user().holdParticipant(carl, false);
    until("he is back", () -> !held(carl));
    user().removeParticipant(carl);
    until("he is out", () -> focus.member(customerSid).isEmpty());
    until("he is not shown", () -> participants().size() == 2);
  }

  private boolean held(ParticipantKey who) {
    return participants().stream()
        .filter(p -> p.key().equals(who))
        .anyMatch(
            p ->
                p.held().certainty() == Certainty.CONFIRMED
                    && p.held().value().equals(Optional.of(true)));
  }

  @Test
  void aLostLineShutsTheGateAndComesBackByItself() throws Exception {
    whispers();
    InetSocketAddress address = api.address();
    api.close();
    until("it is told", () -> shown().connection().state() != ConnectionView.State.UP);
    until("nobody hears us", () -> agent.hears(OURS) < SILENT);
    assertThat(atCustomer()).isZero();

    api = api(address);
    until("it is back", () -> shown().connection().state() == ConnectionView.State.UP);
    whispers();
    assertThat(Set.of(atCustomer())).containsExactly(0L);
  }
}
