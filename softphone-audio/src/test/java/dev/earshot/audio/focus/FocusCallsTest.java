package dev.earshot.audio.focus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.audio.Await;
import dev.earshot.audio.LoopbackPhone;
import dev.earshot.audio.TonePort;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.SipHeader;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.PendingChange.Outcome;
import dev.earshot.mixer.audio.ToneMeter;
import dev.earshot.mixer.conference.MemberTag;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real telephones, real SIP and RTP on loopback; a tone per speaker, a filter per ear. */
class FocusCallsTest {
  private static final double AGENT = 400;
  private static final double CUSTOMER = 650;
  private static final double SUPERVISOR = 1000;

  /** What G.711's own noise leaves of a tone that is not there. */
  private static final double NOT_HEARD = -55;

  private static final SipHeader AGENT_TAG = new SipHeader("X-Member-Tag", "agent");
  private static final SipHeader TO_AGENT = new SipHeader("X-Speak-Only-To", "agent");

  private final Mixer mixer = Mixer.start(MixerConfig.DEFAULT);
  private final RtpLoop rtp = RtpLoop.start();
  private final List<FocusEvent> events = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> phones = new ArrayList<>();
  private final ConferenceFocus focus =
      ConferenceFocus.start(
          new FocusConfig(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              LoopbackPhone.media("L16/16000", "PCMU", "PCMA"),
              3,
              4),
          mixer,
          rtp,
          events::add);

  FocusCallsTest() throws IOException {}

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable phone : phones) {
      phone.close();
    }
    focus.close();
    rtp.close();
    mixer.close();
    assertThat(mixer.stats().faults()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PCMU", "PCMA", "L16/16000"})
  void aWhisperReachesOnlyTheTaggedAgent(String codec) throws IOException {
    LoopbackPhone agent = phone("agent", AGENT, codec);
    LoopbackPhone customer = phone("customer", CUSTOMER, codec);
    LoopbackPhone supervisor = phone("supervisor", SUPERVISOR, codec);
    UUID agentSid = LoopbackPhone.callSid(agent.talk(room("r1"), AGENT_TAG));
    UUID customerSid = LoopbackPhone.callSid(customer.talk(room("r1;member-tag=customer")));
    UUID supervisorSid = LoopbackPhone.callSid(supervisor.talk(room("r1"), TO_AGENT));
    hears(agent, SUPERVISOR);

    listen(customer);

    assertThat(best(agent, SUPERVISOR)).isCloseTo(-12, within(1.0));
    assertThat(best(agent, CUSTOMER)).isCloseTo(-12, within(1.0));
    assertThat(best(customer, AGENT)).isCloseTo(-12, within(1.0));
    assertThat(customer.ear().level(SUPERVISOR, 0)).isLessThan(NOT_HEARD);
    assertThat(best(supervisor, AGENT)).isCloseTo(-12, within(1.0));
    assertThat(best(supervisor, CUSTOMER)).isCloseTo(-12, within(1.0));
    assertThat(heard(supervisorSid, customerSid)).isZero();
    assertThat(heard(supervisorSid, agentSid)).isPositive();
  }

  @Test
  void actionsChangeWhoHearsFromTheNextTickOn() throws IOException {
    LoopbackPhone agent = phone("agent", AGENT, "PCMU");
    LoopbackPhone customer = phone("customer", CUSTOMER, "PCMU");
    LoopbackPhone supervisor = phone("supervisor", SUPERVISOR, "PCMU");
    UUID agentSid = LoopbackPhone.callSid(agent.talk(room("r1")));
    UUID customerSid = LoopbackPhone.callSid(customer.talk(room("r1")));
    UUID supervisorSid = LoopbackPhone.callSid(supervisor.talk(room("r1"), TO_AGENT));
    hears(customer, AGENT);

    act(agentSid, new MemberAction.Tag(new MemberTag("agent")));
    hears(agent, SUPERVISOR);
    act(agentSid, new MemberAction.Untag());
    hearsNot(agent, SUPERVISOR);
    assertThat(heard(supervisorSid, customerSid)).isZero();

    act(supervisorSid, new MemberAction.Uncoach());
    hears(customer, SUPERVISOR);
    act(supervisorSid, new MemberAction.Coach(new MemberTag("agent")));
    hearsNot(customer, SUPERVISOR);
    act(agentSid, new MemberAction.Tag(new MemberTag("agent")));
    hears(agent, SUPERVISOR);
    act(supervisorSid, new MemberAction.Mute());
    hearsNot(agent, SUPERVISOR);

    act(agentSid, new MemberAction.Hold());
    hearsNot(customer, AGENT);
    hearsNot(agent, CUSTOMER);
    act(agentSid, new MemberAction.Unhold());
    hears(customer, AGENT);
  }

  @Test
  void roomsAndMembersComeAndGoWithTheirCalls() throws IOException {
    LoopbackPhone agent = phone("agent", AGENT, "PCMU");
    Leg leg = agent.talk(room("r-1.a_B"), AGENT_TAG);
    UUID callSid = LoopbackPhone.callSid(leg);

    FocusMember member = focus.member(callSid).orElseThrow();
    assertThat(member.from()).isEqualTo("agent");
    assertThat(member.displayName()).isEqualTo("agent");
    assertThat(member.to()).isEqualTo("r-1.a_B");
    assertThat(member.callId()).isEqualTo(leg.callId());
    assertThat(member.tags()).containsExactly(new MemberTag("agent"));
    assertThat(focus.roomOf(callSid)).isEqualTo(focus.room("r-1.a_B"));
    Await.until("he talks", () -> focus.talking(callSid) && focus.voiceLevel(callSid) > -20);
    await(FocusEvent.TalkingStarted.class);

    leg.hangUp();

    await(FocusEvent.RoomEnded.class);
    assertThat(focus.rooms()).isEmpty();
    assertThat(events.stream().map(event -> event.getClass().getSimpleName()).distinct())
        .containsExactly(
            "RoomStarted", "MemberJoined", "TalkingStarted", "MemberLeft", "RoomEnded");
  }

  @ParameterizedTest
  @CsvSource({
    "o'room, X-Muted, true, 404 ",
    "room, X-Member-Tag, team lead, '400 X-Member-Tag must match [A-Za-z0-9_-]{1,32}'",
    "room, X-Speak-Only-To, a'b, '400 X-Speak-Only-To must match [A-Za-z0-9_-]{1,32}'",
    "room, X-Muted, perhaps, 400 X-Muted must be true or false",
    "room, X-Replace-Member, 00000000-0000-0000-0000-000000000001, 404 X-Replace-Member names"
        + " nobody",
  })
  void aCallThatAsksForTheImpossibleIsToldWhy(
      String room, String header, String value, String answer) throws IOException {
    LoopbackPhone caller = phone("caller", AGENT, "PCMU");

    assertThat(caller.refusal(room(room), new SipHeader(header, value))).startsWith(answer);
    assertThat(focus.rooms()).isEmpty();
  }

  @Test
  void limitsAreAnswered486() throws IOException {
    for (String room : List.of("a", "b", "c")) {
      focus.joinDirect(room, direct(), new TonePort(16_000, 300));
    }
    for (int i = 0; i < 3; i++) {
      focus.joinDirect("a", direct(), new TonePort(16_000, 300));
    }
    LoopbackPhone caller = phone("caller", AGENT, "PCMU");

    assertThat(caller.refusal(room("d"))).isEqualTo("486 All 3 rooms are in use");
    assertThat(caller.refusal(room("a"))).isEqualTo("486 The room has its 4 members");
    assertThat(caller.talk(room("b"))).isNotNull();
  }

  @Test
  void aRemovedMemberIsHungUp() throws IOException {
    LoopbackPhone agent = phone("agent", AGENT, "PCMU");
    Leg leg = agent.talk(room("r1"));

    assertThat(focus.remove(LoopbackPhone.callSid(leg))).isTrue();

    Await.until("the phone knows", () -> leg.state() instanceof LegState.Down);
    Await.until("the leg has left the desk", () -> agent.phone().legs().isEmpty());
    assertThat(agent.phone().microphoneGate().gate().isOpen()).isFalse();
    assertThat(agent.phone().microphoneGate().gate().reason()).startsWith("the call ended: ");
    assertThat(focus.remove(LoopbackPhone.callSid(leg))).isFalse();
  }

  @Test
  void aSimulatedMemberMovesToATelephoneAndBack() throws IOException {
    TonePort customer = new TonePort(16_000, CUSTOMER);
    TonePort simulated = new TonePort(16_000, AGENT);
    focus.joinDirect("r1", new DirectMember("4930", "Jo", Optional.empty()), customer);
    UUID agentSid =
        focus.joinDirect(
            "r1", new DirectMember("anna", "Anna", Optional.of(new MemberTag("agent"))), simulated);
    LoopbackPhone phone = phone("anna", 1500, "L16/16000");

    Leg leg = phone.talk(room("r1"), new SipHeader("X-Replace-Member", agentSid.toString()));
    assertThat(LoopbackPhone.callSid(leg)).isEqualTo(agentSid);
    Await.until("the telephone is heard", () -> recent(customer, 1500) > -15);
    Await.until("the simulated agent is silent", () -> recent(customer, AGENT) < -80);
    assertThat(focus.member(agentSid).orElseThrow().displayName()).isEqualTo("Anna");

    assertThat(focus.replaceWithDirect(agentSid, simulated).await(Duration.ofSeconds(1)))
        .isInstanceOf(Outcome.Applied.class);
    leg.hangUp();
    Await.until("the call is over", () -> leg.state() instanceof LegState.Down);
    Await.until("the simulated agent is heard", () -> recent(customer, AGENT) > -15);
    assertThat(focus.room("r1").orElseThrow().members()).hasSize(2);
    assertThat(events.stream().filter(FocusEvent.MemberLeft.class::isInstance)).isEmpty();
  }

  @Test
  void aHeldLegNeitherHearsNorIsHeardUntilItResumes() throws IOException {
    LoopbackPhone agent = phone("agent", AGENT, "PCMU");
    LoopbackPhone customer = phone("customer", CUSTOMER, "PCMU");
    Leg leg = agent.talk(room("r1"));
    customer.talk(room("r1"));
    hears(customer, AGENT);

    leg.hold(true);
    assertThat(agent.phone().microphoneGate().gate().isOpen()).isFalse();
    agent.openGate();
    hearsNot(customer, AGENT);
    hearsNot(agent, CUSTOMER);
    leg.hold(false);
    leg.hold(true);
    leg.hold(false);
    agent.openGate();
    hears(customer, AGENT);
    hears(agent, CUSTOMER);
  }

  @Test
  void rubbishOnItsPortDoesNotHarmARunningFocus() throws IOException {
    LoopbackPhone agent = phone("agent", AGENT, "PCMU");
    LoopbackPhone customer = phone("customer", CUSTOMER, "PCMU");
    agent.talk(room("r1"));
    Random random = new Random(3);
    String invite =
        "INVITE sip:r1@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK%d\r\n"
            + "From: <sip:x@h>;tag=1\r\nTo: <sip:r1@h>\r\nCall-ID: bad-%d\r\nCSeq: 1 INVITE\r\n"
            + "Contact: <sip:x@127.0.0.1:9>\r\nMax-Forwards: 70\r\n"
            + "Content-Type: application/sdp\r\nContent-Length: %d\r\n\r\n%s";
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int i = 0; i < 300; i++) {
        byte[] noise = new byte[random.nextInt(400)];
        random.nextBytes(noise);
        socket.send(new DatagramPacket(noise, noise.length, focus.address()));
        String sdp = "v=0\r\nm=audio %s RTP/AVP zero\r\n".repeat(i % 3);
        byte[] call = invite.formatted(i, i, sdp.length(), sdp).getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(call, call.length - i % 7, focus.address()));
      }
    }

    customer.talk(room("r1"));
    hears(customer, AGENT);
    hears(agent, CUSTOMER);
  }

  @Test
  void closingTheFocusEndsEveryCallAndSilencesEveryMicrophone() throws IOException {
    LoopbackPhone agent = phone("agent", AGENT, "PCMU");
    Leg leg = agent.talk(room("r1"));

    focus.close();

    Await.until("the phone knows", () -> leg.state() instanceof LegState.Down);
    assertThat(agent.phone().microphoneGate().gate().isOpen()).isFalse();
    assertThat(focus.rooms()).isEmpty();
    await(FocusEvent.RoomEnded.class);
  }

  private LoopbackPhone phone(String name, double hertz, String codec) throws IOException {
    LoopbackPhone phone = new LoopbackPhone(name, hertz, codec, mixer, rtp);
    phones.add(phone);
    return phone;
  }

  private String room(String room) {
    int parameters = room.indexOf(';');
    String name = parameters < 0 ? room : room.substring(0, parameters);
    String rest = parameters < 0 ? "" : room.substring(parameters);
    return "sip:" + name + "@127.0.0.1:" + focus.address().getPort() + rest;
  }

  private void act(UUID callSid, MemberAction action) {
    assertThat(focus.act(callSid, List.of(action)).await(Duration.ofSeconds(2)))
        .isInstanceOf(Outcome.Applied.class);
  }

  private void await(Class<? extends FocusEvent> kind) {
    Await.until(kind.getSimpleName(), () -> events.stream().anyMatch(kind::isInstance));
  }

  private long heard(UUID speaker, UUID listener) {
    return focus.audit(speaker).orElseThrow().samplesHeardBy(FocusRooms.id(listener));
  }

  private static void hears(LoopbackPhone phone, double hertz) {
    Await.until("a tone of " + hertz + " is heard", () -> recent(phone.ear(), hertz) > -15);
  }

  private static void hearsNot(LoopbackPhone phone, double hertz) {
    Await.until("a tone of " + hertz + " ends", () -> recent(phone.ear(), hertz) < NOT_HEARD);
  }

  /** Waits until this phone has heard half a second more. */
  private static void listen(LoopbackPhone phone) {
    int until = phone.ear().length() + 8000;
    Await.until("half a second passes", () -> phone.ear().length() >= until);
  }

  /**
   * Level of a tone in the best 200 ms of the last 700: a busy machine may deliver a packet late
   * now and then, and its place is concealed.
   */
  private static double best(LoopbackPhone phone, double hertz) {
    int[] heard = phone.ear().heardFrom(Math.max(0, phone.ear().length() - 11_200));
    double best = -127;
    for (int at = 0; at + 3200 <= heard.length; at += 800) {
      best = Math.max(best, new ToneMeter(16_000).dbfs(heard, at, 3200, hertz));
    }
    return best;
  }

  /** Level of a tone in the last 200 ms. */
  private static double recent(TonePort ear, double hertz) {
    return ear.length() < 3200 ? -127 : ear.level(hertz, ear.length() - 3200);
  }

  private static DirectMember direct() {
    return new DirectMember("x", "", Optional.empty());
  }
}
