package dev.earshot.mixer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.mixer.PendingChange.Outcome;
import dev.earshot.mixer.RoomChange.Join;
import dev.earshot.mixer.RoomChange.Leave;
import dev.earshot.mixer.RoomChange.ListenAs;
import dev.earshot.mixer.RoomChange.Replug;
import dev.earshot.mixer.RoomChange.SetDeaf;
import dev.earshot.mixer.RoomChange.SetGain;
import dev.earshot.mixer.RoomChange.SetHeld;
import dev.earshot.mixer.RoomChange.SetMuted;
import dev.earshot.mixer.RoomChange.SetSpeakOnlyTo;
import dev.earshot.mixer.RoomChange.SetTags;
import dev.earshot.mixer.audio.SoftLimit;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import dev.earshot.mixer.port.PrivacyGate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A customer, an agent and a supervisor, one tick at a time. */
class MixingTest {
  private static final MemberTag COACHED = new MemberTag("coached");
  private static final ParticipantId CUSTOMER = new ParticipantId("customer");
  private static final ParticipantId AGENT = new ParticipantId("agent");
  private static final ParticipantId SUPERVISOR = new ParticipantId("supervisor");

  private final Mixer mixer = Mixer.stepped(MixerConfig.DEFAULT.withFades(false));
  private final MixRoom room = mixer.openRoom("sales");
  private final TestPort customer = new TestPort(16_000).sayConstant(1, 10);
  private final TestPort agent = new TestPort(16_000).sayConstant(20, 10);
  private final TestPort supervisor = new TestPort(16_000).sayConstant(300, 10);
  private final PrivacyGate.Opener microphone = PrivacyGate.create();

  MixingTest() {
    microphone.open(0);
    Participant coach =
        Participant.of(SUPERVISOR).withSpeakOnlyTo(Optional.of(new SpeakOnlyTo(COACHED)));
    room.apply(
        List.of(
            new Join(Participant.of(CUSTOMER), customer),
            new Join(Participant.of(AGENT).withTags(Set.of(COACHED)), agent),
            new Join(coach, supervisor, Optional.of(microphone.gate()), true)));
  }

  @Test
  void aWhisperReachesOnlyTheTaggedAgent() {
    mixer.step();
    assertHeard(20, 301, 21);
  }

  @Test
  void withoutTheTagTheWhisperReachesNobody() {
    step(new SetTags(AGENT, Set.of()));
    assertHeard(20, 1, 21);
  }

  @Test
  void bargingReachesEverybodyElse() {
    step(new SetSpeakOnlyTo(SUPERVISOR, Optional.empty()));
    assertHeard(320, 301, 21);
  }

  @Test
  void theMutedAreHeardByNobodyButHear() {
    step(new SetMuted(AGENT, true));
    assertHeard(0, 301, 1);
  }

  @Test
  void theDeafHearNobodyButAreHeard() {
    step(new SetDeaf(AGENT, true));
    assertHeard(20, 0, 21);
  }

  @Test
  void theHeldNeitherHearNorAreHeard() {
    step(new SetHeld(AGENT, true));
    assertHeard(0, 0, 1);
  }

  @Test
  void aGateClosedBetweenTicksSilencesTheVeryNextFrameThoughFramesWait() {
    mixer.step();
    microphone.gate().close("key released");
    mixer.step();
    assertHeard(20, 1, 21);
    assertThat(supervisor.waiting()).isPositive();
  }

  @Test
  void whatWasSaidBehindAClosedGateIsNotHeardAfterOpening() {
    microphone.gate().close("key released");
    for (int i = 0; i < 10; i++) {
      mixer.step();
    }
    microphone.open(microphone.gate().generation());
    mixer.step();
    assertHeard(0, 0, 0);
  }

  @Test
  void gainAmplifiesAVoiceInEveryEar() {
    step(new SetGain(AGENT, 20));
    assertHeard(200, 301, 201);
  }

  @Test
  void whoListensAsAnotherHearsHisMixAndIsCountedForIt() {
    step(new ListenAs(CUSTOMER, Optional.of(AGENT)));
    assertHeard(301, 301, 21);
    assertThat(room.audit(SUPERVISOR).samplesHeardBy(CUSTOMER)).isEqualTo(160);
  }

  @Test
  void whenTheOtherLeavesOneHearsOnesOwnMixAgain() {
    step(new ListenAs(CUSTOMER, Optional.of(AGENT)));
    step(new Leave(AGENT));
    assertThat(customer.heard()).containsOnly(0);
    assertThat(supervisor.heard()).containsOnly(1);
  }

  @Test
  void theHeldHearNothingAlsoWhenListeningAsAnother() {
    room.apply(new SetHeld(CUSTOMER, true));
    step(new ListenAs(CUSTOMER, Optional.of(AGENT)));
    assertThat(customer.heard()).containsOnly(0);
  }

  @Test
  void aReplugKeepsThePlaceAndItsRestrictions() {
    mixer.step();
    TestPort other = new TestPort(16_000).sayConstant(4000, 1);
    step(new Replug(SUPERVISOR, other));
    assertThat(customer.heard()).containsOnly(20);
    assertThat(agent.heard()).containsOnly(4001);
    assertThat(other.heard()).containsOnly(21);
    assertThat(supervisor.everythingHeard()).hasSize(1);
  }

  @Test
  void theSumIsLimitedOnceAtTheEar() {
    room.apply(new SetGain(CUSTOMER, 0));
    TestPort loud = new TestPort(16_000).sayConstant(32_000, 1);
    TestPort loudToo = new TestPort(16_000).sayConstant(32_000, 1);
    TestPort negative = new TestPort(16_000).sayConstant(-32_000, 1);
    room.apply(new Join(Participant.of(new ParticipantId("a")), loud));
    room.apply(new Join(Participant.of(new ParticipantId("b")), loudToo));
    step(new Join(Participant.of(new ParticipantId("c")), negative));
    assertThat(customer.heard()).containsOnly(SoftLimit.limit(32_000 + 20));
    assertThat(negative.heard()).containsOnly(SoftLimit.limit(64_021));
    assertThat(mixer.stats().limitedSamples()).isEqualTo(4 * 160);
  }

  @Test
  void theAuditCountsWhereTheVoiceArrivedAndOutlivesTheListener() {
    mixer.step();
    mixer.step();
    assertThat(room.audit(SUPERVISOR).levelAt(AGENT)).isEqualTo(-38);
    step(new Leave(AGENT));
    assertThat(room.audit(SUPERVISOR).samplesHeardBy(AGENT)).isEqualTo(320);
    assertThat(room.audit(SUPERVISOR).levelAt(AGENT)).isEqualTo(-127);
    assertThat(room.audit(SUPERVISOR).samplesHeardBy(CUSTOMER)).isZero();
    assertThat(room.audit(SUPERVISOR).levelAt(CUSTOMER)).isEqualTo(-127);
  }

  @Test
  void levelsAreOfThePortBeforeGateAndOfWhatIsWritten() {
    microphone.gate().close("key released");
    mixer.step();
    assertThat(room.voiceLevel(SUPERVISOR)).isEqualTo(-38);
    assertThat(room.earLevel(CUSTOMER)).isEqualTo(-61);
    assertThat(room.voiceLevel(new ParticipantId("stranger"))).isEqualTo(-127);
  }

  @Test
  void aStarvedPortIsSilentAndCounted() {
    for (int i = 0; i < 10; i++) {
      mixer.step();
    }
    assertThat(mixer.stats().starvedFrames()).isZero();
    mixer.step();
    assertHeard(0, 0, 0);
    assertThat(mixer.stats().starvedFrames()).isEqualTo(3);
  }

  private void step(RoomChange change) {
    PendingChange pending = room.apply(change);
    mixer.step();
    assertThat(pending.await(Duration.ZERO)).isEqualTo(new Outcome.Applied(mixer.ticks()));
  }

  private void assertHeard(int byCustomer, int byAgent, int bySupervisor) {
    assertThat(Arrays.stream(customer.heard()).distinct()).containsExactly(byCustomer);
    assertThat(Arrays.stream(agent.heard()).distinct()).containsExactly(byAgent);
    assertThat(Arrays.stream(supervisor.heard()).distinct()).containsExactly(bySupervisor);
  }
}
