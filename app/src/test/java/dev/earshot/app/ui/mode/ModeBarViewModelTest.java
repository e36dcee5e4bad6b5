package dev.earshot.app.ui.mode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.ui.Script;
import dev.earshot.app.ui.mode.ModeBarViewModel.Choice;
import dev.earshot.app.ui.mode.ModeBarViewModel.Ear;
import dev.earshot.app.ui.mode.ModeBarViewModel.Look;
import dev.earshot.app.ui.mode.ModeBarViewModel.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ModeBarViewModelTest {
  private static List<Look> looks(ConsoleSnapshot snapshot) {
    return ModeBarViewModel.of(snapshot).choices().stream().map(Choice::look).toList();
  }

  private static Choice choice(ConsoleSnapshot snapshot, Mode mode) {
    return ModeBarViewModel.of(snapshot).choices().get(mode.ordinal());
  }

  @Test
  void onlyWhatIsInForceAndOpenIsFilled() {
    assertThat(looks(Script.listening())).containsExactly(Look.ON, Look.OFF, Look.OFF);
    assertThat(looks(Script.whispering())).containsExactly(Look.OFF, Look.ON, Look.OFF);
    assertThat(looks(Script.barging())).containsExactly(Look.OFF, Look.OFF, Look.ON);
  }

  @Test
  void aShutMicrophoneMakesAWhisperHollow() {
    assertThat(looks(Script.whisperShut())).containsExactly(Look.OFF, Look.ARMED, Look.OFF);
  }

  @Test
  void aRequestIsHollowAndNothingElseIsOn() {
    assertThat(looks(Script.switching())).containsExactly(Look.OFF, Look.REQUESTED, Look.OFF);
  }

  @Test
  void outsideAConferenceNoModeIsOn() {
    assertThat(looks(Script.nothingSelected())).containsExactly(Look.OFF, Look.OFF, Look.OFF);
    assertThat(choice(Script.nothingSelected(), Mode.LISTEN).unavailable()).isPresent();
  }

  @Test
  void modesSayWhoWouldHear() {
    assertThat(choice(Script.listening(), Mode.LISTEN).detail()).isEqualTo("Nobody hears you");
    assertThat(choice(Script.listening(), Mode.WHISPER).detail())
        .isEqualTo("Only Anna Novak hears you");
    assertThat(choice(Script.listening(), Mode.BARGE).detail()).isEqualTo("Everyone hears you");
  }

  @Test
  void bargeIsAskedForByTheNamesOfThoseWhoWillHear() {
    assertThat(ModeBarViewModel.of(Script.listening()).barge()).isEmpty();
    assertThat(ModeBarViewModel.of(Script.bargeAsked()).barge())
        .contains("Anna Novak, Tom Becker and Ines Lopez will hear you.");
  }

  @Test
  void targetsAreChosenOrOffered() {
    assertThat(ModeBarViewModel.of(Script.listening()).targets())
        .containsExactly(
            new Target(Script.ANNA, "Anna Novak", true),
            new Target(Script.INES, "Ines Lopez", false));
  }

  @Test
  void theGateSaysWhyItIsShut() {
    assertThat(ModeBarViewModel.of(Script.whisperShut()).gateText("Space"))
        .isEqualTo("new participant: checking");
    assertThat(ModeBarViewModel.of(Script.listening()).gateText("Space"))
        .isEqualTo("hold Space to whisper");
    assertThat(ModeBarViewModel.of(Script.whispering()).gateText("Space"))
        .isEqualTo("Microphone open");
  }

  @Test
  void earsAreOfferedOnlyInAConferenceThatIsMeasured() {
    assertThat(ModeBarViewModel.of(Script.listening()).ears())
        .extracting(Ear::label)
        .containsExactly("Me", "Anna", "Tom", "Ines");
    assertThat(ModeBarViewModel.of(Script.nothingSelected()).ears()).isEmpty();
  }
}
