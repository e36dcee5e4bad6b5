package dev.earshot.mixer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.mixer.PendingChange.Outcome;
import dev.earshot.mixer.RoomChange.Join;
import dev.earshot.mixer.RoomChange.Leave;
import dev.earshot.mixer.RoomChange.Replug;
import dev.earshot.mixer.RoomChange.SetHeld;
import dev.earshot.mixer.RoomChange.SetMuted;
import dev.earshot.mixer.RoomChange.SetSpeakOnlyTo;
import dev.earshot.mixer.RoomChange.SetTags;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Beginnings rise and ends fall, at 8 kHz: 40 samples. The supervisor says 1000 all the time, the
 * others nothing.
 */
class SmoothnessTest {
  private static final MemberTag COACHED = new MemberTag("coached");
  private static final ParticipantId CUSTOMER = new ParticipantId("customer");
  private static final ParticipantId AGENT = new ParticipantId("agent");
  private static final ParticipantId SUPERVISOR = new ParticipantId("supervisor");
  private static final int LEVEL = 1000;
  private static final int RAMP = 40;

  private final Mixer mixer = Mixer.stepped(MixerConfig.DEFAULT);
  private final MixRoom room = mixer.openRoom("sales");
  private final TestPort customer = new TestPort(8_000);
  private final TestPort agent = new TestPort(8_000);
  private final TestPort supervisor = new TestPort(8_000).sayConstant(LEVEL, 5);
  private final PrivacyGate.Opener microphone = PrivacyGate.create();

  SmoothnessTest() {
    microphone.open(0);
    room.apply(
        List.of(
            new Join(Participant.of(CUSTOMER), customer),
            new Join(Participant.of(AGENT).withTags(Set.of(COACHED)), agent),
            new Join(
                Participant.of(SUPERVISOR), supervisor, Optional.of(microphone.gate()), true)));
    mixer.step();
    mixer.step();
    assertSteady(customer);
    assertSteady(agent);
  }

  @Test
  void aFirstWordRises() {
    assertRises(customer.everythingHeard().getFirst());
  }

  @Test
  void whenTheGateShutsTheVoiceFallsWithinFiveMillisecondsAndThenThereIsNothing() {
    microphone.gate().close("key released");
    mixer.step();
    assertFalls(customer);
    assertFalls(agent);
    mixer.step();
    assertSilent(customer);
  }

  @Test
  void theFallHoldsNothingThatWasSaidAfterTheGateShut() {
    TestPort changing = new TestPort(8_000).sayConstant(LEVEL, 1).sayConstant(-30_000, 3);
    step(new Replug(SUPERVISOR, changing));
    microphone.gate().close("key released");
    mixer.step();
    assertThat(IntStream.of(customer.heard()).allMatch(sample -> sample >= 0)).isTrue();
    assertThat(customer.heard()[0]).isPositive();
  }

  @Test
  void anEmptyPortFallsAndItsReturnRises() {
    mixer.step();
    mixer.step();
    mixer.step();
    mixer.step();
    assertFalls(customer);
    supervisor.sayConstant(LEVEL, 1);
    mixer.step();
    assertRises(customer.heard());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mute", "hold", "leave"})
  void whoFallsSilentFadesForThoseWhoHeardHim(String how) {
    step(
        switch (how) {
          case "mute" -> new SetMuted(SUPERVISOR, true);
          case "hold" -> new SetHeld(SUPERVISOR, true);
          default -> new Leave(SUPERVISOR);
        });
    assertFalls(customer);
    assertFalls(agent);
    mixer.step();
    assertSilent(customer);
    assertSilent(agent);
  }

  @Test
  void whoeverLosesTheRightToHearIsCutOffAtOnceWhileOthersHearOnWithoutADip() {
    step(new SetSpeakOnlyTo(SUPERVISOR, Optional.of(new SpeakOnlyTo(COACHED))));
    assertSilent(customer);
    assertSteady(agent);
    step(new SetTags(AGENT, Set.of()));
    assertSilent(agent);
  }

  @Test
  void whoGainsTheRightHearsTheVoiceRise() {
    step(new SetSpeakOnlyTo(SUPERVISOR, Optional.of(new SpeakOnlyTo(COACHED))));
    step(new SetTags(CUSTOMER, Set.of(COACHED)));
    assertRises(customer.heard());
    assertSteady(agent);
    mixer.step();
    assertSteady(customer);
  }

  /** Muted and restricted at once: the fade follows the new rule, not the old. */
  @Test
  void thereIsNoFadeForThoseWhoMightNotHearHimAnyMore() {
    room.apply(new SetSpeakOnlyTo(SUPERVISOR, Optional.of(new SpeakOnlyTo(COACHED))));
    step(new SetMuted(SUPERVISOR, true));
    assertSilent(customer);
    assertFalls(agent);
  }

  @Test
  void whoIsRestrictedAndLeavesInOneTickDoesNotFadeAtThoseWhoWereShutOut() {
    room.apply(new SetSpeakOnlyTo(SUPERVISOR, Optional.of(new SpeakOnlyTo(COACHED))));
    step(new Leave(SUPERVISOR));
    assertSilent(customer);
    assertFalls(agent);
  }

  /** The one who comes back under the same name fades only where he may be heard now. */
  @Test
  void whoReturnsAtOnceAsAWhispererDoesNotFadeAtTheCustomers() {
    Participant whisperer =
        Participant.of(SUPERVISOR).withSpeakOnlyTo(Optional.of(new SpeakOnlyTo(COACHED)));
    room.apply(new Leave(SUPERVISOR));
    step(new Join(whisperer, new TestPort(8_000)));
    assertSilent(customer);
    assertFalls(agent);
  }

  @Test
  void aNewcomerHearsNothingOfTheTickBeforeHeCame() {
    TestPort newcomer = new TestPort(8_000);
    room.apply(new SetMuted(SUPERVISOR, true));
    step(new Join(Participant.of(new ParticipantId("late")), newcomer));
    assertSilent(newcomer);
    assertFalls(customer);
  }

  /** At another rate too: the converter's memory holds nothing of the time before. */
  @Test
  void aNewcomerAtAnotherRateHearsNothingOfTheTickBeforeHeCame() {
    TestPort old = new TestPort(48_000);
    step(new Join(Participant.of(new ParticipantId("old")), old));
    mixer.step();
    TestPort newcomer = new TestPort(48_000);
    room.apply(new SetMuted(SUPERVISOR, true));
    step(new Join(Participant.of(new ParticipantId("late")), newcomer));
    assertSilent(newcomer);
    assertThat(old.heard()[100]).isPositive();
    mixer.step();
    assertSilent(old);
  }

  @Test
  void theAuditCountsTheFadeToo() {
    long before = room.audit(SUPERVISOR).samplesHeardBy(CUSTOMER);
    step(new SetMuted(SUPERVISOR, true));
    assertThat(room.audit(SUPERVISOR).samplesHeardBy(CUSTOMER) - before).isBetween(35L, 40L);
    assertThat(room.audit(SUPERVISOR).levelAt(CUSTOMER)).isGreaterThan(-50);
    mixer.step();
    assertThat(room.audit(SUPERVISOR).samplesHeardBy(CUSTOMER) - before).isBetween(35L, 40L);
    assertThat(room.audit(SUPERVISOR).levelAt(CUSTOMER)).isEqualTo(-127);
  }

  private void step(RoomChange change) {
    PendingChange pending = room.apply(change);
    mixer.step();
    assertThat(pending.await(Duration.ZERO)).isInstanceOf(Outcome.Applied.class);
  }

  private static void assertSteady(TestPort port) {
    assertThat(port.heard()).containsOnly(LEVEL);
  }

  private static void assertSilent(TestPort port) {
    assertThat(port.heard()).containsOnly(0);
  }

  private static void assertRises(int[] heard) {
    assertThat(heard[0]).isLessThan(LEVEL / 50);
    assertThat(Arrays.copyOf(heard, RAMP)).isSorted();
    assertThat(Arrays.copyOfRange(heard, RAMP, heard.length)).containsOnly(LEVEL);
  }

  private static void assertFalls(TestPort port) {
    int[] heard = port.heard();
    assertThat(heard[0]).isGreaterThan(LEVEL - LEVEL / 50);
    assertThat(IntStream.range(1, RAMP).allMatch(i -> heard[i] <= heard[i - 1])).isTrue();
    assertThat(Arrays.copyOfRange(heard, RAMP, heard.length)).containsOnly(0);
  }
}
