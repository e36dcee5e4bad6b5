package dev.earshot.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.VoiceChoice;
import dev.earshot.app.console.VoiceChoice.Noise;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The dock's menu of the voice and its panel of numbers, in a real window. */
@ExtendWith(ApplicationExtension.class)
final class DockTest {
  @SuppressWarnings("NullAway.Init") // TestFX calls open before each test
  private WindowFixture ui;

  @Start
  void open(Stage unused) {
    ui = new WindowFixture(Script.listening(), Script.meters(false, false));
  }

  @Stop
  void close() {
    ui.stage.close();
  }

  private static MenuItem item(MenuButton menu, String name) {
    return menu.getItems().stream()
        .filter(item -> name.equals(item.getText()))
        .findFirst()
        .orElseThrow();
  }

  private MenuButton menu(FxRobot robot) {
    return (MenuButton) ui.node(robot, ".sound-menu");
  }

  @Test
  void aSwitchAsksForTheChangeAndShowsItWhenItIsMade(FxRobot robot) throws TimeoutException {
    CheckMenuItem echo = (CheckMenuItem) item(menu(robot), "Echo cancellation");
    assertThat(echo.isSelected()).isTrue();

    robot.interact(
        () -> {
          echo.setSelected(false);
          echo.fire();
        });

    ui.awaitCall("setVoice " + VoiceChoice.DEFAULT.withEcho(false));
    assertThat(echo.isSelected()).as("until the dock confirms it").isTrue();
    ui.show(robot, Script.withVoice(VoiceChoice.DEFAULT.withEcho(false), ""));
    assertThat(echo.isSelected()).isFalse();
  }

  @Test
  void noiseSuppressionHasLevels(FxRobot robot) throws TimeoutException {
    Menu noise = (Menu) item(menu(robot), "Noise suppression");
    RadioMenuItem strong =
        (RadioMenuItem)
            noise.getItems().stream()
                .filter(level -> "Strong".equals(level.getText()))
                .findFirst()
                .orElseThrow();
    robot.interact(strong::fire);
    ui.awaitCall("setVoice " + VoiceChoice.DEFAULT.withNoise(Noise.HIGH));
  }

  @Test
  void whyNothingCanBeDoneToTheVoiceStandsInTheMenu(FxRobot robot) {
    ui.show(robot, Script.withVoice(VoiceChoice.DEFAULT, "Voice processing is off: no library."));
    assertThat(menu(robot).getItems().getFirst().getText())
        .isEqualTo("Voice processing is off: no library.");
    assertThat(menu(robot).getItems().getFirst().isVisible()).isTrue();
  }

  @Test
  void allNumbersOfTheCallAreShownOnRequest(FxRobot robot) {
    Node panel = robot.lookup(".quality-panel").query();
    assertThat(panel.isVisible()).isFalse();
    ButtonBase more = (ButtonBase) ui.node(robot, ".quality-more");

    robot.interact(more::fire);

    assertThat(panel.isVisible()).isTrue();
    assertThat(robot.lookup(".quality-value").queryAllAs(Label.class))
        .extracting(Label::getText)
        .contains("both ways", "about 122 ms", "31 ms, median 31 of 3");
    robot.interact(more::fire);
    assertThat(panel.isVisible()).isFalse();
  }
}
