package dev.earshot.audio.focus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earshot.audio.TonePort;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.PendingChange.Outcome;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import dev.earshot.mixer.port.Port;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rooms, seats and actions with a stepped mixer: a tone per speaker, a filter per ear. */
class FocusRoomsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final MemberTag AGENT = new MemberTag("agent");
  private static final double SILENT = -90;

  private final Mixer mixer = Mixer.stepped(MixerConfig.DEFAULT);
  private final OccurrenceQueue occurrences = new OccurrenceQueue();
  private final FocusRooms rooms =
      new FocusRooms(mixer, config(3, 4), InstantSource.fixed(NOW), occurrences);
  private final TonePort agentPort = new TonePort(16_000, 400);
  private final TonePort customerPort = new TonePort(16_000, 650);
  private final TonePort supervisorPort = new TonePort(16_000, 1000);
  private final TonePort newcomerPort = new TonePort(16_000, 1500);

  @Test
  void aMemberWhoJoinsWithSpeakOnlyToIsNeverHeardByOthers() { // jambonz B7
    joinAgentAndCustomer();
    listen();

    UUID supervisor = join("room", supervisor(false), supervisorPort);
    listen();

    assertThat(customerPort.level(1000, 0)).isLessThan(SILENT);
    assertThat(agentPort.level(1000, 4800)).isCloseTo(-12, within(0.5));
    assertThat(heard(supervisor, customer)).isZero();
    assertThat(heard(supervisor, agent)).isEqualTo(samplesSpoken());
  }

  @Test
  void untaggingEndsTheWhisperWithTheNextTick() {
    joinAgentAndCustomer();
    join("room", supervisor(false), supervisorPort);
    listen();

    rooms.act(agent, List.of(new MemberAction.Untag()));
    int from = agentPort.length();
    listen();

    assertThat(agentPort.level(1000, from)).isLessThan(SILENT);
  }

  @Test
  void aPrivateTagBindsAWhisperToOneEar() {
    joinAgentAndCustomer();
    MemberTag ears = new MemberTag("_w1");
    UUID supervisor = join("room", supervisor(false), supervisorPort);
    UUID secondAgent = join("room", member(Set.of(AGENT)), newcomerPort);
    rooms.act(agent, List.of(new MemberAction.AddTag(ears)));
    rooms.act(supervisor, List.of(new MemberAction.Coach(ears)));
    mixer.step();
    long before = heard(supervisor, secondAgent);
    listen();

    assertThat(heard(supervisor, secondAgent)).isEqualTo(before);
    assertThat(rooms.member(agent).orElseThrow().tags()).containsExactlyInAnyOrder(AGENT, ears);

    rooms.act(agent, List.of(new MemberAction.RemoveTag(ears)));
    mixer.step();
    assertThat(rooms.member(agent).orElseThrow().tags()).containsExactly(AGENT);
  }

  @Test
  void whatIsToldIsWhatIsInForce() {
    joinAgentAndCustomer();
    listen();

    rooms.act(agent, List.of(new MemberAction.Mute()));
    assertThat(rooms.member(agent).orElseThrow().muted()).as("before the tick").isFalse();
    mixer.step();
    assertThat(rooms.member(agent).orElseThrow().muted()).isTrue();
  }

  @Test
  void aWishThatWasNotGrantedDoesNotComeBackWithALaterOne() {
    joinAgentAndCustomer();
    UUID supervisor = join("room", supervisor(true), supervisorPort);
    listen();
    List<PendingChange> asked = new ArrayList<>();
    for (int i = 0; i < 1100; i++) {
      asked.add(rooms.act(supervisor, List.of(new MemberAction.Mute())));
    }
    assertThat(rooms.act(supervisor, List.of(new MemberAction.Unmute())).await(Duration.ZERO))
        .isInstanceOf(Outcome.Refused.class);

    rooms.forgetWishes(supervisor);
    mixer.step();
    rooms.act(supervisor, List.of(new MemberAction.Coach(AGENT)));
    mixer.step();

    assertThat(rooms.member(supervisor).orElseThrow().muted()).isTrue();
    assertThat(asked.getFirst().await(Duration.ZERO)).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void aLeavingThatABusyMixerRefusedIsAskedForAgain() {
    joinAgentAndCustomer();
    listen();
    for (int i = 0; i < 1100; i++) {
      rooms.act(customer, List.of(new MemberAction.Mute()));
    }
    rooms.leave(agent, "hung up");
    mixer.step();
    int asked = agentPort.length();
    mixer.step();
    assertThat(agentPort.length()).as("still in").isGreaterThan(asked);

    rooms.step();
    mixer.step();
    rooms.step();
    asked = agentPort.length();
    listen();
    assertThat(agentPort.length()).isEqualTo(asked);
  }

  @Test
  void actingOnNobodyIsRefused() {
    UUID nobody = UUID.randomUUID();

    assertThat(rooms.act(nobody, List.of(new MemberAction.Mute())).await(Duration.ZERO))
        .isEqualTo(new Outcome.Refused("no member has the callSid " + nobody));
    assertThat(rooms.listenAs(nobody, Optional.empty()).await(Duration.ZERO))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(rooms.member(nobody)).isEmpty();
    assertThat(rooms.audit(nobody)).isEmpty();
  }

  @Test
  void aRoomEndsWithItsLastMemberAndItsNameIsFreeAgain() {
    joinAgentAndCustomer();
    mixer.step();
    rooms.leave(agent, "hung up");
    assertThat(rooms.rooms()).hasSize(1);
    rooms.leave(customer, "hung up");
    assertThat(rooms.rooms()).isEmpty();

    UUID next = join("room", member(Set.of()), newcomerPort);
    listen();

    assertThat(rooms.roomOf(next).orElseThrow().members()).hasSize(1);
    assertThat(newcomerPort.heardFrom(0)).containsOnly(0);
  }

  @Test
  void limitsAreKeptAndSaidInWords() {
    for (String room : List.of("a", "b", "c")) {
      join(room, member(Set.of()), newcomerPort);
    }
    assertThat(rooms.full("d", EntryRules.ORDINARY)).contains("All 3 rooms are in use");
    for (int i = 0; i < 3; i++) {
      join("a", member(Set.of()), newcomerPort);
    }
    assertThat(rooms.join(arrival("a", member(Set.of()), newcomerPort)))
        .contains("The room has its 4 members");
    assertThat(rooms.full("b", EntryRules.ORDINARY)).isEmpty();
  }

  @Test
  void aCallTakesOverADirectMemberAndGivesHimBackWithoutHisLeaving() {
    joinAgentAndCustomer();
    listen();
    FakeCall call = new FakeCall("call-1");
    TonePort phone = new TonePort(8000, 1500);

    assertThat(rooms.takeOver(agent, "room", phone, FakeCall.telephone(call))).isEmpty();
    int from = customerPort.length();
    listen();
    assertThat(customerPort.level(1500, from)).isCloseTo(-12, within(1.0));
    assertThat(customerPort.level(400, from)).isLessThan(SILENT);
    assertThat(phone.level(650, 400)).isCloseTo(-12, within(1.0));
    assertThat(rooms.member(agent).orElseThrow().callId()).isEqualTo("call-1");
    assertThat(rooms.member(agent).orElseThrow().tags()).containsExactly(AGENT);

    rooms.replaceWithDirect(agent, agentPort);
    rooms.ended(agent, call, "hung up");
    from = customerPort.length();
    listen();
    assertThat(customerPort.level(400, from + 160)).isCloseTo(-12, within(0.5));
    assertThat(rooms.member(agent).orElseThrow().callId()).isEmpty();
  }

  @Test
  void whoTookOverLeavesWhenHisCallEnds() {
    joinAgentAndCustomer();
    FakeCall call = new FakeCall("call-1");
    rooms.takeOver(agent, "room", newcomerPort, FakeCall.telephone(call));

    rooms.ended(agent, new FakeCall("another"), "hung up");
    assertThat(rooms.member(agent)).isPresent();
    rooms.ended(agent, call, "hung up");
    assertThat(rooms.member(agent)).isEmpty();
  }

  @Test
  void onlyADirectMemberOfThatRoomCanBeTakenOver() {
    joinAgentAndCustomer();
    FakeCall call = new FakeCall("call-1");

    assertThat(rooms.takeOver(UUID.randomUUID(), "room", newcomerPort, FakeCall.telephone(call)))
        .isPresent();
    assertThat(rooms.takeOver(agent, "other", newcomerPort, FakeCall.telephone(call))).isPresent();
    assertThat(rooms.takeOver(agent, "room", newcomerPort, FakeCall.telephone(call))).isEmpty();
    assertThat(
            rooms.takeOver(agent, "room", newcomerPort, FakeCall.telephone(new FakeCall("call-2"))))
        .contains("X-Replace-Member names a member with a call of his own");
  }

  @Test
  void listeningAsAnEarGivesExactlyWhatItHears() {
    joinAgentAndCustomer();
    UUID supervisor = join("room", supervisor(false), supervisorPort);
    listen();

    rooms.listenAs(supervisor, Optional.of(customer));
    mixer.step(); // what is heard anew rises from silence
    int from = supervisorPort.length();
    int ear = customerPort.length();
    listen();

    assertThat(Arrays.equals(supervisorPort.heardFrom(from), customerPort.heardFrom(ear))).isTrue();
  }

  private UUID agent = new UUID(0, 1);
  private UUID customer = new UUID(0, 2);

  private void joinAgentAndCustomer() {
    agent = join("room", member(Set.of(AGENT)), agentPort);
    customer = join("room", member(Set.of(new MemberTag("customer"))), customerPort);
  }

  private UUID join(String room, FocusMember member, TonePort port) {
    assertThat(rooms.join(arrival(room, member, port))).isEmpty();
    return member.callSid();
  }

  static Arrival arrival(String room, FocusMember member, Port port) {
    return new Arrival(room, member, EntryOptions.NONE, port, Optional.empty());
  }

  private static FocusMember member(Set<MemberTag> tags) {
    return new FocusMember(
        UUID.randomUUID(), "", "x", "", "room", tags, Optional.empty(), false, false, NOW);
  }

  private static FocusMember supervisor(boolean muted) {
    return new FocusMember(
        UUID.randomUUID(),
        "",
        "mara",
        "Mara",
        "room",
        Set.of(new MemberTag("supervisor")),
        Optional.of(new SpeakOnlyTo(AGENT)),
        muted,
        false,
        NOW);
  }

  private long heard(UUID speaker, UUID listener) {
    return rooms.audit(speaker).orElseThrow().samplesHeardBy(FocusRooms.id(listener));
  }

  /** Samples that are not zero in the supervisor's tone since he joined. */
  private long samplesSpoken() {
    TonePort again = new TonePort(16_000, 1000);
    int[] said = new int[supervisorPort.length()];
    again.read(said);
    return Arrays.stream(said).filter(sample -> sample != 0).count();
  }

  /** 300 ms. */
  private void listen() {
    for (int i = 0; i < 30; i++) {
      mixer.step();
    }
  }

  static FocusConfig config(int maxRooms, int maxMembers) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return new FocusConfig(
        new InetSocketAddress(loopback, 0),
        new MediaConfig(loopback, 0, 65_535, List.of("L16/16000", "PCMU", "PCMA"), 20, 10),
        maxRooms,
        maxMembers,
        RoomPolicy.DEFAULT.withMusic(Optional.empty()));
  }
}
