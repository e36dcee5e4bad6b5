package dev.earshot.app.supervision;

import static dev.earshot.app.supervision.Rosters.ANNA;
import static dev.earshot.app.supervision.Rosters.BOB;
import static dev.earshot.app.supervision.Rosters.CARL;
import static dev.earshot.app.supervision.Rosters.SELF;
import static dev.earshot.app.supervision.Rosters.T0;
import static dev.earshot.app.supervision.Rosters.agent;
import static dev.earshot.app.supervision.Rosters.customer;
import static dev.earshot.app.supervision.Rosters.stranger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.supervision.Hearing.Cell;
import dev.earshot.mixer.conference.MemberTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HearingTest {
  private static final Cell HEARS = new Cell(true, Certainty.CONFIRMED);
  private static final Cell DEAF = new Cell(false, Certainty.CONFIRMED);
  private static final SpeakScope TO_AGENTS = new SpeakScope.OnlyTag(new MemberTag("agent"));

  private static Map<ParticipantKey, Cell> row(ObservedConference room, ParticipantKey speaker) {
    return Hearing.of(room.participants()).cells().getOrDefault(speaker, Map.of());
  }

  @Test
  void aWhisperByTagFillsOnlyTheAgentsCell() {
    ObservedConference room =
        Rosters.room(
            T0, Known.confirmed(TO_AGENTS, T0), agent(ANNA), customer(CARL), stranger(BOB));

    assertThat(row(room, SELF))
        .containsEntry(ANNA, HEARS)
        .containsEntry(CARL, DEAF)
        .containsEntry(BOB, new Cell(false, Certainty.UNKNOWN))
        .doesNotContainKey(SELF);
  }

  @Test
  void aRequestedScopeGivesHollowCells() {
    ObservedConference room =
        Rosters.room(T0, Known.requested(TO_AGENTS, T0), agent(ANNA), customer(CARL));

    assertThat(row(room, SELF)).containsEntry(ANNA, new Cell(true, Certainty.REQUESTED));
  }

  @Test
  void oneSureFalseSettlesWhatIsOtherwiseUnknown() {
    ObservedConference room = Rosters.room(agent(ANNA), Rosters.held(stranger(BOB), true));

    assertThat(row(room, ANNA)).containsEntry(BOB, DEAF);
    assertThat(row(room, SELF)).containsEntry(BOB, DEAF);
  }

  @Property(tries = 300)
  void aFilledHearingCellMeansEveryInputIsConfirmed(@ForAll long seed) {
    RandomRoster random = new RandomRoster(seed);
    List<ObservedParticipant> roster = new ArrayList<>(random.participants(4));
    Known<SpeakScope> scope = random.scope();
    roster.add(Rosters.self(scope));

    Map<ParticipantKey, Cell> own = Hearing.of(roster).cells().getOrDefault(SELF, Map.of());
    assertThat(own).hasSize(4);

    own.forEach(
        (listener, cell) -> {
          if (cell.equals(HEARS)) {
            assertThat(scope.certainty()).isEqualTo(Certainty.CONFIRMED);
            assertThat(Audience.resolve(scope, SELF, roster).surely()).contains(listener);
          }
        });
  }
}
