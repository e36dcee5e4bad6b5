package dev.earshot.app.ui.topbar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.ui.Script;
import org.junit.jupiter.api.Test;

final class TopBarViewModelTest {
  @Test
  void countsWhatIsLiveAndWhatWantsAttention() {
    TopBarViewModel model = TopBarViewModel.of(Script.listening());
    assertThat(model.liveText()).isEqualTo("12 live");
    assertThat(model.attentionText()).isEqualTo("2 need attention");
  }

  @Test
  void withoutConnectionTheCountIsNotKnown() {
    assertThat(TopBarViewModel.of(Script.offline()).liveText()).isEqualTo("? live");
  }

  @Test
  void theDemoSaysThatItIsOne() {
    assertThat(TopBarViewModel.of(Script.listening()).demo()).isEmpty();
    assertThat(TopBarViewModel.of(Script.demoStep()).demo()).contains("seed 7");
  }

  @Test
  void theUserIsTheNameInTheAccount() {
    assertThat(TopBarViewModel.user("sip:mara@127.0.0.1")).isEqualTo("mara");
  }
}
