package dev.earshot.app.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.TimelineEntry;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.ui.Script;
import dev.earshot.app.ui.timeline.TimelineViewModel.Filter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TimelineViewModelTest {
  @Test
  void thisCallLeavesOutOtherConferences() {
    assertThat(TimelineViewModel.of(Script.listening(), Filter.THIS_CALL).entries())
        .hasSize(8)
        .allMatch(e -> e.conference().equals(Optional.of(Script.BILLING)));
  }

  @Test
  void problemsAreWhatNeedsEyes() {
    assertThat(TimelineViewModel.of(Script.listening(), Filter.PROBLEMS).entries())
        .extracting(TimelineEntry::kind)
        .containsExactly(
            TimelineEntry.Kind.GATE, TimelineEntry.Kind.QUALITY, TimelineEntry.Kind.HAND_RAISED);
  }

  @Test
  void entriesAboutOtherConferencesNameThem() {
    TimelineViewModel model = TimelineViewModel.of(Script.listening(), Filter.EVERYTHING);
    assertThat(model.elsewhere(Optional.of(new ConferenceKey("c2")))).isEqualTo("Claim 2209-A");
    assertThat(model.elsewhere(Optional.of(Script.BILLING))).isEmpty();
    assertThat(model.elsewhere(Optional.empty())).isEmpty();
  }
}
