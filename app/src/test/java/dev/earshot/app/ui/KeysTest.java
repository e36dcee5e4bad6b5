package dev.earshot.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The keys, pressed in a real window. */
@ExtendWith(ApplicationExtension.class)
final class KeysTest {
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

  @Test
  void holdingSpaceTalksOnceAndLettingGoStops(FxRobot robot) {
    robot.press(KeyCode.SPACE);
    repeat(robot, KeyCode.SPACE);
    repeat(robot, KeyCode.SPACE);
    assertThat(ui.commands.calls()).containsExactly("talkPressed");
    robot.release(KeyCode.SPACE);
    assertThat(ui.commands.calls()).containsExactly("talkPressed", "talkReleased");
  }

  @Test
  void iconifyingTheWindowLetsGoOfTheTalkKey(FxRobot robot) throws TimeoutException {
    robot.press(KeyCode.SPACE);
    robot.interact(() -> ui.stage.setIconified(true));
    ui.awaitCall("talkReleased");
    robot.interact(() -> ui.stage.setIconified(false));
    robot.release(KeyCode.SPACE);
  }

  @Test
  void hidingTheWindowLetsGoOfTheTalkKey(FxRobot robot) throws TimeoutException {
    robot.press(KeyCode.SPACE);
    robot.interact(() -> ui.stage.close());
    ui.awaitCall("talkReleased");
    robot.release(KeyCode.SPACE);
  }

  @Test
  void goingIntoATextFieldLetsGoOfTheTalkKey(FxRobot robot) {
    robot.press(KeyCode.SPACE);
    robot.clickOn(".search-field");
    assertThat(ui.commands.calls()).containsExactly("talkPressed", "talkReleased");
    robot.release(KeyCode.SPACE);
  }

  @Test
  void spaceInATextFieldIsText(FxRobot robot) {
    robot.clickOn(".search-field").write("a b");
    TextField field = robot.lookup(".search-field").query();
    assertThat(field.getText()).isEqualTo("a b");
    assertThat(ui.commands.calls()).isEmpty();
  }

  @Test
  void lettersInATextFieldAreText(FxRobot robot) {
    robot.clickOn(".search-field").write("mt?");
    TextField field = robot.lookup(".search-field").query();
    assertThat(field.getText()).isEqualTo("mt?");
    assertThat(ui.commands.calls()).isEmpty();
  }

  @Test
  void functionKeysChooseModesEvenWhileTyping(FxRobot robot) {
    robot.clickOn(".search-field");
    robot.push(KeyCode.F2).push(KeyCode.F3).push(KeyCode.F4);
    assertThat(ui.commands.calls()).containsExactly("listen", "whisper", "askBarge");
  }

  @Test
  void escapeSilencesFromTheList(FxRobot robot) {
    robot.push(KeyCode.ESCAPE);
    assertThat(ui.commands.calls()).containsExactly("silence");
  }

  @Test
  void escapeSilencesFromATextField(FxRobot robot) {
    robot.clickOn(".search-field").write("x").push(KeyCode.ESCAPE);
    assertThat(ui.commands.calls()).containsExactly("silence");
  }

  @Test
  void escapeSilencesFromAnOpenDeviceList(FxRobot robot) {
    ComboBox<?> devices = robot.lookup(".combo-box").query();
    robot.interact(devices::show);
    robot.push(KeyCode.ESCAPE);
    assertThat(ui.commands.calls()).containsExactly("silence");
    assertThat(devices.isShowing()).isFalse();
  }

  @Test
  void escapeSilencesAndClosesTheSheetOfKeys(FxRobot robot) {
    robot.push(KeyCode.F1);
    assertThat(ui.node(robot, ".keys").isVisible()).isTrue();
    robot.push(KeyCode.ESCAPE);
    assertThat(ui.commands.calls()).containsExactly("silence");
    assertThat(robot.lookup(".keys").query().getParent().isVisible()).isFalse();
  }

  @Test
  void aQuestionMarkOpensTheSheetOfKeys(FxRobot robot) {
    Node sheet = robot.lookup(".keys").query();
    robot.interact(
        () ->
            Event.fireEvent(
                ui.stage.getScene().getFocusOwner(),
                new KeyEvent(
                    KeyEvent.KEY_TYPED, "?", "", KeyCode.UNDEFINED, true, false, false, false)));
    assertThat(sheet.getParent().isVisible()).isTrue();
  }

  @Test
  void mTogglesMute(FxRobot robot) {
    robot.push(KeyCode.M);
    assertThat(ui.commands.calls()).containsExactly("setMuted true");
  }

  @Test
  void controlKGoesToTheSearch(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    assertThat(ui.stage.getScene().getFocusOwner().getStyleClass()).contains("search-field");
  }

  @Test
  void enterPressesTheButtonInFocus(FxRobot robot) {
    robot.interact(() -> robot.lookup(".mute-button").query().requestFocus());
    robot.push(KeyCode.ENTER);
    assertThat(ui.commands.calls()).containsExactly("setMuted true");
  }

  @Test
  void arrowsMoveWithoutJoiningAndEnterJoins(FxRobot robot) {
    robot.push(KeyCode.HOME).push(KeyCode.DOWN);
    assertThat(ui.commands.calls()).isEmpty();
    robot.push(KeyCode.ENTER);
    assertThat(ui.commands.calls()).hasSize(1).allMatch(call -> call.startsWith("watch "));
  }

  private void repeat(FxRobot robot, KeyCode code) {
    robot.interact(
        () ->
            Event.fireEvent(
                ui.stage.getScene().getFocusOwner(),
                new KeyEvent(
                    KeyEvent.KEY_PRESSED, "", code.getName(), code, false, false, false, false)));
  }
}
