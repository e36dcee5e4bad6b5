package dev.earshot.app.ui.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.ui.Script;
import org.junit.jupiter.api.Test;

final class AudienceFrameViewModelTest {
  @Test
  void saysWhoHearsByName() {
    assertThat(AudienceFrameViewModel.of(Script.whispering()).spoken())
        .isEqualTo("WHISPER – only Anna Novak hears you");
    assertThat(AudienceFrameViewModel.of(Script.barging()).spoken())
        .isEqualTo("EVERYONE HEARS YOU – Anna Novak, Tom Becker and Ines Lopez");
  }

  @Test
  void saysWhyNobodyDoes() {
    assertThat(AudienceFrameViewModel.of(Script.whisperShut()).spoken())
        .isEqualTo("NOBODY HEARS YOU – new participant: checking");
    assertThat(AudienceFrameViewModel.of(Script.unknown()).spoken())
        .isEqualTo("UNKNOWN: MUTED – no answer to the last request");
    assertThat(AudienceFrameViewModel.of(Script.nothingSelected()).spoken())
        .isEqualTo("NOBODY HEARS YOU – you are in no conference");
  }
}
