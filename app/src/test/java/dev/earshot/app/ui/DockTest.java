package dev.earshot.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.DockView;
import dev.earshot.app.console.VoiceChoice;
import dev.earshot.app.console.VoiceChoice.Noise;
import java.util.Optional;
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

  @Test
  void theRingDeviceIsChosenAmongTheSpeakers(FxRobot robot) throws TimeoutException {
    Menu rings = (Menu) item(menu(robot), "Calls ring");
    assertThat(rings.getItems())
        .extracting(MenuItem::getText)
        .containsExactly("In the headset", "Nowhere: on the screen only", "Jabra Evolve2 65");
    robot.interact(() -> rings.getItems().getLast().fire());
    ui.awaitCall("useRing jabra");

    ui.show(robot, Script.withBell(new DockView.Bell("device:Desk speaker", Optional.empty())));
    assertThat(rings.getItems().getLast().getText()).isEqualTo("Desk speaker (not there)");
    assertThat(((RadioMenuItem) rings.getItems().getLast()).isSelected()).isTrue();
  }

  @Test
  void whoCallsIsShownAndCanBeAnsweredAndTurnedAway(FxRobot robot) throws TimeoutException {
    Node bar = robot.lookup(".call-bar").query();
    assertThat(bar.isVisible()).isFalse();

    ui.show(robot, calling(false));
    assertThat(((Label) robot.lookup(".call-bar > .label").query()).getText())
        .isEqualTo("dispatch@example.org calls you");
    ButtonBase answer = (ButtonBase) ui.node(robot, ".call-answer");
    robot.interact(answer::fire);
    ui.awaitCall("answerCall");

    ui.show(robot, calling(true));
    assertThat(((Label) robot.lookup(".call-bar > .label").query()).getText())
        .isEqualTo("You hear dispatch@example.org. It does not hear you.");
    assertThat(answer.isVisible()).isFalse();
    ButtonBase end = (ButtonBase) ui.node(robot, ".call-end");
    assertThat(end.getText()).isEqualTo("Hang up");
    robot.interact(end::fire);
    ui.awaitCall("endCall");
  }

  private static ConsoleSnapshot calling(boolean answered) {
    return Script.withBell(
        new DockView.Bell(
            "", Optional.of(new DockView.Incoming("sip:dispatch@example.org", answered))));
  }
}
