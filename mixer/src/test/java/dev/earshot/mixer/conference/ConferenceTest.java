package dev.earshot.mixer.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConferenceTest {
  private static final MemberTag COACHED = new MemberTag("coached");
  private static final ParticipantId CUSTOMER = new ParticipantId("customer");
  private static final ParticipantId AGENT = new ParticipantId("agent");
  private static final ParticipantId SUPERVISOR = new ParticipantId("supervisor");

  private final Conference sales =
      Conference.empty("sales")
          .joined(Participant.of(CUSTOMER))
          .joined(Participant.of(AGENT).withTags(Set.of(COACHED)))
          .joined(
              Participant.of(SUPERVISOR).withSpeakOnlyTo(Optional.of(new SpeakOnlyTo(COACHED))));

  @Test
  void theMatrixSaysWhoHearsWhom() {
    HearingMatrix matrix = HearingMatrix.of(sales);
    assertThat(matrix.listenersOf(SUPERVISOR)).containsExactly(AGENT);
    assertThat(matrix.listenersOf(CUSTOMER)).containsExactly(AGENT, SUPERVISOR);
    assertThat(matrix.speakersHeardBy(CUSTOMER)).containsExactly(AGENT);
    assertThat(matrix.speakersHeardBy(AGENT)).containsExactly(CUSTOMER, SUPERVISOR);
    assertThat(matrix.size()).isEqualTo(3);
    assertThat(matrix.hears(1, 2)).isTrue();
    assertThat(matrix.hears(0, 2)).isFalse();
  }

  @Test
  void strangersNeitherHearNorAreHeard() {
    HearingMatrix matrix = HearingMatrix.of(sales);
    ParticipantId stranger = new ParticipantId("stranger");
    assertThat(matrix.hears(stranger, AGENT)).isFalse();
    assertThat(matrix.hears(AGENT, stranger)).isFalse();
    assertThat(matrix.listenersOf(stranger)).isEmpty();
  }

  @Test
  void changesKeepTheOrderAndLeaveTheFormerValueAlone() {
    Conference muted = sales.changed(AGENT, agent -> agent.withMuted(true));
    assertThat(muted.participants())
        .extracting(Participant::id)
        .containsExactly(CUSTOMER, AGENT, SUPERVISOR);
    assertThat(muted.find(AGENT)).get().matches(Participant::muted);
    assertThat(sales.find(AGENT)).get().matches(agent -> !agent.muted());
    assertThat(sales.left(AGENT).participants())
        .extracting(Participant::id)
        .containsExactly(CUSTOMER, SUPERVISOR);
  }

  @Test
  void nobodyIsInTwice() {
    assertThatThrownBy(() -> sales.joined(Participant.of(AGENT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sales");
  }

  @Test
  void listsAndTagsAreCopied() {
    List<Participant> list = new ArrayList<>(sales.participants());
    Conference copy = new Conference("copy", list);
    list.clear();
    assertThat(copy.participants()).hasSize(3);
  }
}
