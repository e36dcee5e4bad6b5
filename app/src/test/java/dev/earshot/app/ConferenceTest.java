package dev.earshot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.backend.local.RoomTitle;
import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.SessionView;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.audio.device.AudioDevices;
import dev.earshot.audio.focus.DirectMember;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.ParticipantId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The whole signal path on loopback: our softphone says 1000 Hz, the others say their own tones;
 * the mixer's own count and a filter at each ear tell who hears whom.
 */
class ConferenceTest {
  private static final int OURS = 1_000;
  private static final double AUDIBLE = -40;
  private static final double SILENT = -90;

  private final Ear agentEar = new Ear(300);
  private final Ear customerEar = new Ear(500);
  private Composition earshot;
  private ConsoleCommands user;
  private UUID agent;
  private UUID customer;

  @BeforeEach
  void listenToACall() throws IOException {
    earshot =
        Composition.start(
            new CompositionConfig(
                "Mara",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                AudioDevices.system(),
                "tone:" + OURS,
                "none",
                name -> new RoomTitle(name, "")));
    user = earshot.commands();
    agent = join("Anna", "agent", agentEar);
    customer = join("Carl", "customer", customerEar);
    until(
        "the room is seen",
        () ->
            earshot.store().snapshot().conferences().stream()
                .anyMatch(c -> c.participants().size() == 2));
    user.watch(earshot.store().snapshot().conferences().getFirst().key());
    until("we listen", () -> session().state() == SessionState.LISTEN);
  }

  @AfterEach
  void end() {
    Instant before = Instant.now();
    earshot.close();
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofMillis(3_500));
  }

  private UUID join(String name, String tag, Ear ear) {
    return earshot
        .focus()
        .joinDirect("call", new DirectMember(name, name, Optional.of(new MemberTag(tag))), ear);
  }

  private SessionView session() {
    return earshot.store().snapshot().session();
  }

  private static void until(String what, BooleanSupplier condition) {
    Instant deadline = Instant.now().plusSeconds(10);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private long samplesAt(UUID ear) {
    UUID self = UUID.fromString(session().self().orElseThrow().value());
    return earshot
        .focus()
        .audit(self)
        .orElseThrow()
        .samplesHeardBy(new ParticipantId(ear.toString()));
  }

  private static ParticipantKey key(UUID callSid) {
    return new ParticipantKey(callSid.toString());
  }

  private void whisper() {
    user.talkPressed();
    until("the agent hears us", () -> agentEar.hears(OURS) > AUDIBLE);
  }

  private void nobodyHearsUs() {
    until(
        "nobody hears us", () -> agentEar.hears(OURS) < SILENT && customerEar.hears(OURS) < SILENT);
  }

  @Test
  void aWhisperReachesOnlyTheAgentAndEndsWithTheKey() {
    until("they hear each other", () -> agentEar.hears(500) > AUDIBLE);
    assertThat(samplesAt(agent)).isZero();
    assertThat(session().sentence()).isEqualTo("Heard by: nobody. Not by: Anna, Carl. Unsure: –");

    whisper();
    assertThat(session().sentence()).isEqualTo("Heard by: Anna. Not by: Carl. Unsure: –");
    until("our meter at the agent moves", () -> earshot.meters().ourVoiceAt(key(agent)) > AUDIBLE);
    assertThat(earshot.meters().ourVoiceAt(key(customer))).isEqualTo(-127);

    user.talkReleased();
    assertThat(earshot.softphone().microphoneGate().gate().isOpen()).isFalse();
    nobodyHearsUs();
    until("we listen again", () -> session().state() == SessionState.LISTEN);
    assertThat(samplesAt(customer)).isZero();
    SessionView.Measured measured = session().measured().orElseThrow();
    assertThat(measured.whispers()).isEqualTo(1);
    assertThat(measured.leakedSamples()).isZero();
    assertThat(measured.clickToAudibleMillis()).hasSize(1);
  }

  @Test
  void newcomersDoNotHearAWhisperThatIsGoingOn() {
    whisper();
    Ear second = new Ear(700);
    UUID secondAgent = join("Bob", "agent", second);
    UUID secondCustomer = join("Dora", "customer", new Ear(900));
    until("both are seen", () -> session().audience().surelyNot().size() == 3);
    until("the whisper goes on", () -> session().gateOpen());
    until("the agent still hears us", () -> agentEar.hears(OURS) > AUDIBLE);

    assertThat(samplesAt(secondAgent)).isZero();
    assertThat(samplesAt(secondCustomer)).isZero();
    assertThat(samplesAt(customer)).isZero();
    assertThat(session().measured().orElseThrow().leakedSamples()).isZero();
  }

  @Test
  void anySubsetOfAgentsCanBeWhisperedTo() {
    Ear bobsEar = new Ear(700);
    UUID bob = join("Bob", "agent", bobsEar);
    until("Bob can be chosen", () -> session().possibleTargets().contains(key(bob)));
    user.chooseTargets(List.of(key(bob)));
    user.talkPressed();
    until("Bob hears us", () -> bobsEar.hears(OURS) > AUDIBLE);
    assertThat(samplesAt(agent)).isZero();

    user.chooseTargets(List.of(key(agent), key(bob)));
    until("both hear us", () -> agentEar.hears(OURS) > AUDIBLE && bobsEar.hears(OURS) > AUDIBLE);
    assertThat(samplesAt(customer)).isZero();
  }

  @Test
  void whenTheAgentLeavesTheGateShutsAndWeListen() {
    whisper();
    assertThat(earshot.focus().remove(agent)).isTrue();
    until("we listen", () -> session().state() == SessionState.LISTEN);

    assertThat(earshot.softphone().microphoneGate().gate().isOpen()).isFalse();
    assertThat(session().gateReason()).isEqualTo("Anna can no longer hear you");
    assertThat(samplesAt(customer)).isZero();
  }

  @Test
  void anAgentTaggedCustomerHearsNoMore() {
    whisper();
    user.setTag(key(agent), "customer");
    until("we listen", () -> session().state() == SessionState.LISTEN);
    nobodyHearsUs();

    user.undoTag();
    until("he can be chosen again", () -> session().targets().contains(key(agent)));
  }

  @Test
  void bargeTakesTwoStepsAndSilenceEndsIt() {
    user.confirmBarge();
    user.askBarge();
    until("barge asks", () -> session().bargeAsked());
    assertThat(samplesAt(customer)).isZero();

    user.confirmBarge();
    until(
        "everybody hears us",
        () -> agentEar.hears(OURS) > AUDIBLE && customerEar.hears(OURS) > AUDIBLE);
    assertThat(session().frame()).isEqualTo(SessionView.Frame.EVERYONE);

    user.silence();
    nobodyHearsUs();
    assertThat(session().measured().orElseThrow().leakedSamples()).isZero();
  }

  @Test
  void nothingOfAWhisperIsHeardByAllWhenItTurnsIntoBarge() {
    whisper();
    user.askBarge();
    user.setMuted(true);
    until("muted", () -> session().mutedByUser());
    user.setMuted(false);
    user.askBarge();
    until("barge asks", () -> session().bargeAsked());
    long before = samplesAt(customer);
    user.confirmBarge();
    until("the mute is confirmed", () -> session().requested().isPresent());
    assertThat(before).isZero();
    until("everybody hears us", () -> customerEar.hears(OURS) > AUDIBLE);
    assertThat(session().measured().orElseThrow().leakedSamples()).isZero();
  }

  @Test
  void aBorrowedEarHearsWhatItsOwnerHears() {
    whisper();
    user.listenAs(Optional.of(key(customer)));
    until("the ear is lent", () -> session().listeningAs().equals(Optional.of(key(customer))));
    user.listenAs(Optional.empty());
    until("the ear is given back", () -> session().listeningAs().isEmpty());
    assertThat(samplesAt(customer)).isZero();
  }

  @Test
  void leavingAndComingBackWorks() {
    var conference = session().conference().orElseThrow();
    user.leave();
    until("we are out", () -> session().state() == SessionState.OUT);
    until(
        "the focus knows", () -> earshot.focus().room("call").orElseThrow().members().size() == 2);

    user.watch(conference);
    until("we listen again", () -> session().state() == SessionState.LISTEN);
    whisper();
    assertThat(samplesAt(customer)).isZero();
  }
}
