package dev.earshot.mixer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.mixer.PendingChange.Outcome;
import dev.earshot.mixer.RoomChange.Join;
import dev.earshot.mixer.RoomChange.Leave;
import dev.earshot.mixer.RoomChange.ListenAs;
import dev.earshot.mixer.RoomChange.Replug;
import dev.earshot.mixer.RoomChange.SetGain;
import dev.earshot.mixer.RoomChange.SetMuted;
import dev.earshot.mixer.conference.Conference;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.conference.ParticipantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes on their way into a room, and the room's end. */
class RoomTest {
  private static final ParticipantId ANN = new ParticipantId("ann");
  private static final ParticipantId BOB = new ParticipantId("bob");
  private static final ParticipantId STRANGER = new ParticipantId("stranger");

  private final Mixer mixer = Mixer.stepped(MixerConfig.DEFAULT);
  private final MixRoom room = mixer.openRoom("sales");

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(join(ANN, 16_000), "room sales: ann is already in"),
        Arguments.of(new Leave(STRANGER), "room sales: stranger is not in"),
        Arguments.of(new SetMuted(STRANGER, true), "room sales: stranger is not in"),
        Arguments.of(new Replug(STRANGER, new TestPort(8000)), "room sales: stranger is not in"),
        Arguments.of(
            new SetGain(ANN, 25), "room sales: the gain of ann must be -60 to +24 dB, not 25"),
        Arguments.of(
            new ListenAs(ANN, Optional.of(STRANGER)),
            "room sales: ann cannot listen as stranger, who is not in"),
        Arguments.of(
            join(STRANGER, 11_025),
            "room sales: the port of stranger does not fit: unsupported sample rate: 11025 Hz"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusalSaysWhyAndNothingOfItsBatchIsDone(RoomChange refused, String why) {
    apply(join(ANN, 16_000), join(BOB, 8_000));
    Conference before = room.conference();
    PendingChange pending =
        room.apply(List.of(new SetMuted(ANN, true), new Leave(BOB), refused, new Leave(ANN)));
    mixer.step();
    assertThat(pending.await(Duration.ZERO)).isEqualTo(new Outcome.Refused(why));
    assertThat(room.conference()).isEqualTo(before);
  }

  @Test
  void changesOfABatchBuildOnEachOther() {
    apply(join(ANN, 16_000), new SetMuted(ANN, true), new Leave(ANN), join(ANN, 8_000));
    assertThat(room.conference().participants()).containsExactly(Participant.of(ANN));
  }

  @Test
  void nothingIsAnsweredOrSeenBeforeTheNextStep() {
    PendingChange pending = room.apply(join(ANN, 16_000));
    assertThat(pending.await(Duration.ofMillis(1))).isEqualTo(new Outcome.Unanswered());
    assertThat(room.conference().participants()).isEmpty();
    mixer.step();
    assertThat(pending.await(Duration.ofDays(1_000_000))).isEqualTo(new Outcome.Applied(1));
    assertThat(room.conference().participants()).hasSize(1);
  }

  @Test
  void noChangesAtAllAreAQuestionThatTheNextStepAnswers() {
    mixer.step();
    PendingChange pending = room.apply(List.of());
    mixer.step();
    assertThat(pending.await(Duration.ZERO)).isEqualTo(new Outcome.Applied(2));
  }

  @Test
  void anInterruptedWaitEndsWithoutAnAnswer() {
    PendingChange pending = room.apply(join(ANN, 16_000));
    Thread.currentThread().interrupt();
    assertThat(pending.await(Duration.ofSeconds(10))).isEqualTo(new Outcome.Unanswered());
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void moreChangesThanTheQueueHoldsAreRefused() {
    List<PendingChange> all =
        IntStream.range(0, 1025).mapToObj(i -> room.apply(List.of())).toList();
    assertThat(all.getLast().await(Duration.ZERO))
        .isEqualTo(new Outcome.Refused("room sales: too many changes are waiting"));
    mixer.step();
    assertThat(all.get(1023).await(Duration.ZERO)).isEqualTo(new Outcome.Applied(1));
    apply(join(ANN, 16_000));
  }

  @Test
  void aClosedRoomLetsEverybodyOutAndRefusesWhatComesAfter() {
    TestPort port = new TestPort(16_000);
    apply(new Join(Participant.of(ANN), port));
    PendingChange waiting = room.apply(new SetMuted(ANN, true));
    room.close();
    room.close();
    Outcome closed = new Outcome.Refused("room sales: it is closed");
    assertThat(room.apply(new SetMuted(ANN, true)).await(Duration.ZERO)).isEqualTo(closed);
    mixer.step();
    assertThat(waiting.await(Duration.ZERO)).isEqualTo(closed);
    assertThat(room.conference().participants()).isEmpty();
    assertThat(port.everythingHeard()).hasSize(1);
    mixer.step();
    assertThat(port.everythingHeard()).hasSize(1);
  }

  @Test
  void roomsDoNotHearEachOther() {
    TestPort elsewhere = new TestPort(16_000);
    MixRoom other = mixer.openRoom("sales");
    other.apply(new Join(Participant.of(ANN), elsewhere));
    apply(new Join(Participant.of(BOB), new TestPort(16_000).sayConstant(7, 5)));
    mixer.step();
    assertThat(elsewhere.heard()).containsOnly(0);
    assertThat(other.conference().participants()).hasSize(1);
  }

  @Test
  void anAuditOfSomebodyWhoIsNotAuditedIsRefusedInsteadOfLookingLikeProof() {
    apply(join(ANN, 16_000));
    assertThatThrownBy(() -> room.audit(ANN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("room sales: ann was never audited");
  }

  @Test
  void aClosedMixerRefusesEverything() {
    PendingChange waiting = room.apply(join(ANN, 16_000));
    mixer.close();
    mixer.close();
    assertThat(waiting.await(Duration.ZERO))
        .isEqualTo(new Outcome.Refused("room sales: it is closed"));
    assertThat(room.apply(List.of()).await(Duration.ZERO)).isInstanceOf(Outcome.Refused.class);
    assertThatThrownBy(() -> mixer.openRoom("late"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(mixer::step)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  private void apply(RoomChange... changes) {
    PendingChange pending = room.apply(List.of(changes));
    mixer.step();
    assertThat(pending.await(Duration.ZERO)).isEqualTo(new Outcome.Applied(mixer.ticks()));
  }

  private static Join join(ParticipantId id, int rate) {
    return new Join(Participant.of(id), new TestPort(rate));
  }
}
