package dev.earshot.app.ui.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.ui.RecordedCommands;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Losing the window while the talk key is held; the headless platform never takes the focus. */
@ExtendWith(ApplicationExtension.class)
final class KeyInputTest {
  private final RecordedCommands commands = new RecordedCommands();
  private final KeyInput input = new KeyInput(KeyMap.standard(), commands, _ -> {});

  private final AtomicReference<Runnable> forget = new AtomicReference<>(() -> {});

  @Start
  void open(Stage stage) {
    stage.setScene(new Scene(new Pane(), 200, 100));
    forget.set(input.install(stage));
    stage.show();
  }

  @Stop
  void close() {
    forget.get().run();
  }

  @Test
  void losingTheWindowReleasesAndAutoRepeatDoesNotTalkAgain(FxRobot robot) {
    robot.press(KeyCode.SPACE);
    assertThat(input.isTalking()).isTrue();
    robot.interact(() -> input.active(false));
    assertThat(input.isTalking()).isFalse();
    robot.interact(() -> input.active(true));
    robot.press(KeyCode.SPACE);
    assertThat(commands.calls()).containsExactly("talkPressed", "talkReleased");
    robot.release(KeyCode.SPACE);
    robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
    assertThat(commands.calls())
        .containsExactly("talkPressed", "talkReleased", "talkPressed", "talkReleased");
  }

  @Test
  void losingTheWindowWithoutTalkingAsksForNothing(FxRobot robot) {
    robot.interact(() -> input.active(false));
    assertThat(commands.calls()).isEmpty();
  }
}
