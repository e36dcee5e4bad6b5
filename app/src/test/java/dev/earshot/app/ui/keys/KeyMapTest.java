package dev.earshot.app.ui.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.junit.jupiter.api.Test;

final class KeyMapTest {
  @Test
  void twoActionsOnOneKeyAreRefusedByName() {
    assertThatThrownBy(
            () ->
                new KeyMap(
                    Map.of(
                        KeyAction.BARGE, new KeyCodeCombination(KeyCode.F4),
                        KeyAction.WHISPER, new KeyCodeCombination(KeyCode.F4))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("F4")
        .hasMessageContaining("BARGE")
        .hasMessageContaining("WHISPER");
  }

  @Test
  void everyActionHasAKeyToShow() {
    for (KeyAction action : KeyAction.values()) {
      assertThat(KeyMap.standard().label(action)).as(action.name()).isNotBlank();
    }
  }

  @Test
  void keysStandBehindWhatTheyDo() {
    assertThat(KeyMap.standard().with("Barge", KeyAction.BARGE)).isEqualTo("Barge  (F4)");
  }
}
