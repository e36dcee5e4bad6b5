package dev.earshot.app.ui.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.ui.Script;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConferenceListViewModelTest {
  private static ConferenceListViewModel of(ListQuery query) {
    return ConferenceListViewModel.of(Script.listening(), query);
  }

  private static List<String> conferences(ConferenceListViewModel model) {
    return model.rows().stream()
        .filter(Row.OfConference.class::isInstance)
        .map(row -> row.conference().value())
        .toList();
  }

  @Test
  void onlyTheWatchedConferenceIsUnfolded() {
    assertThat(of(ListQuery.EVERYTHING).rows())
        .filteredOn(Row.OfParticipant.class::isInstance)
        .hasSize(4)
        .allMatch(row -> row.conference().equals(Script.BILLING));
  }

  @Test
  void togglingFoldsTheWatchedAndUnfoldsAnother() {
    ConferenceKey other = new ConferenceKey("c1");
    ListQuery query = ListQuery.EVERYTHING.toggle(Script.BILLING).toggle(other);
    assertThat(of(query).rows())
        .filteredOn(Row.OfParticipant.class::isInstance)
        .isNotEmpty()
        .allMatch(row -> row.conference().equals(other));
    assertThat(of(query.toggle(other)).rows()).hasSize(12);
  }

  @Test
  void theLongestComesFirst() {
    assertThat(conferences(of(ListQuery.EVERYTHING))).startsWith("c9", "c1", "c6", "billing");
  }

  @Test
  void sortsByNewestAlertAndName() {
    assertThat(conferences(of(ListQuery.EVERYTHING.with(ListQuery.Sort.NEWEST))))
        .startsWith("c4", "c10");
    assertThat(conferences(of(ListQuery.EVERYTHING.with(ListQuery.Sort.ALERTS))))
        .startsWith("c1", "c2", "c9");
    assertThat(conferences(of(ListQuery.EVERYTHING.with(ListQuery.Sort.NAME))))
        .startsWith("billing", "c4");
  }

  @Test
  void searchesNamesTopicsNumbersPeopleAndTagsWhateverTheCase() {
    assertThat(conferences(of(ListQuery.EVERYTHING.withText("FIBRE")))).containsExactly("c1");
    assertThat(conferences(of(ListQuery.EVERYTHING.withText("insur")))).containsExactly("c2");
    assertThat(conferences(of(ListQuery.EVERYTHING.withText("0142")))).containsExactly("billing");
    assertThat(conferences(of(ListQuery.EVERYTHING.withText("novak")))).containsExactly("billing");
    assertThat(conferences(of(ListQuery.EVERYTHING.withText("expert")))).containsExactly("billing");
  }

  @Test
  void aConferenceFoundByAParticipantIsUnfolded() {
    ListQuery query = ListQuery.EVERYTHING.withText("Agent c3");
    assertThat(of(query).rows()).anyMatch(Row.OfParticipant.class::isInstance);
  }

  @Test
  void aSearchThatFindsManyUnfoldsNone() {
    ConsoleSnapshot many = Script.many(300);
    ConferenceListViewModel model =
        ConferenceListViewModel.of(many, ListQuery.EVERYTHING.withText("agent x"));
    assertThat(model.rows()).hasSize(300).allMatch(Row.OfConference.class::isInstance);
  }

  @Test
  void filtersAlertsHoldsAndMissingAgents() {
    assertThat(conferences(only(ListQuery.Filter.ALERTS))).containsExactlyInAnyOrder("c1", "c2");
    assertThat(conferences(only(ListQuery.Filter.ON_HOLD))).containsExactly("billing");
    assertThat(conferences(only(ListQuery.Filter.NO_AGENT))).isEmpty();
    assertThat(conferences(only(ListQuery.Filter.MINE))).containsExactly("billing");
    assertThat(conferences(only(ListQuery.Filter.AGENT))).hasSize(12);
    assertThat(conferences(only(ListQuery.Filter.CUSTOMER))).hasSize(12);
  }

  private static ConferenceListViewModel only(ListQuery.Filter filter) {
    return of(ListQuery.EVERYTHING.with(filter, true));
  }

  @Test
  void severalFiltersMustAllLetThrough() {
    ListQuery query =
        ListQuery.EVERYTHING
            .with(ListQuery.Filter.ON_HOLD, true)
            .with(ListQuery.Filter.ALERTS, true);
    assertThat(conferences(of(query))).isEmpty();
    assertThat(of(query).emptyText()).isEqualTo("No conference under “Alerts + On hold”");
    assertThat(conferences(of(query.with(ListQuery.Filter.ALERTS, false))))
        .containsExactly("billing");
  }

  @Test
  void aFilterTurnsOffWhatContradictsIt() {
    ListQuery query =
        ListQuery.EVERYTHING
            .with(ListQuery.Filter.NO_AGENT, true)
            .with(ListQuery.Filter.AGENT, true);
    assertThat(query.filters()).containsExactly(ListQuery.Filter.AGENT);
  }

  @Test
  void whoseRoleIsUnknownIsNeitherAgentNorCustomer() {
    ConsoleSnapshot unknown = Script.unknown();
    for (ListQuery.Filter filter : List.of(ListQuery.Filter.AGENT, ListQuery.Filter.CUSTOMER)) {
      ConferenceListViewModel model =
          ConferenceListViewModel.of(unknown, ListQuery.EVERYTHING.with(filter, true));
      assertThat(conferences(model)).doesNotContain("billing");
    }
  }

  @Test
  void entriesOfConferencesThatDidNotChangeAreKept() {
    ConsoleSnapshot before = Script.listening();
    ListIndex index = ListIndex.EMPTY.next(before.conferences());
    ObservedConference fibre =
        before.conferences().find(new ConferenceKey("c1")).orElseThrow().with(List.of());
    ListIndex next = index.next(before.conferences().with(fibre));
    assertThat(next.entries()).hasSize(12).filteredOn(index.entries()::contains).hasSize(11);
    assertThat(next.next(before.conferences().with(fibre).without(fibre.key())).entries())
        .hasSize(11);
  }

  @Test
  void anUncertainAgentDoesNotCountAsOne() {
    ConferenceListViewModel model =
        ConferenceListViewModel.of(
            Script.unknown(), ListQuery.EVERYTHING.with(ListQuery.Filter.NO_AGENT, true));
    assertThat(conferences(model)).containsExactly("billing");
  }

  @Test
  void anEmptyListSaysWhy() {
    assertThat(of(ListQuery.EVERYTHING.withText("zzz")).emptyText())
        .isEqualTo("No conference matches “zzz”");
    assertThat(only(ListQuery.Filter.NO_AGENT).emptyText())
        .isEqualTo("No conference under “No agent”");
    assertThat(empty(Script.offline())).isEqualTo("Offline: the list cannot be known");
    assertThat(empty(Script.connecting())).isEqualTo("Connecting…");
  }

  private static String empty(ConsoleSnapshot snapshot) {
    return ConferenceListViewModel.of(snapshot, ListQuery.EVERYTHING).emptyText();
  }
}
