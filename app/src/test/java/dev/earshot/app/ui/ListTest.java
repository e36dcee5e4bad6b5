package dev.earshot.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.supervision.ConferenceKey;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The list of conferences, in a real window. */
@ExtendWith(ApplicationExtension.class)
final class ListTest {
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

  private static ListView<?> list(FxRobot robot) {
    return robot.lookup(".conference-list .list-view").query();
  }

  @Test
  void typingInTheListBeginsASearch(FxRobot robot) {
    robot.write("fi");
    TextField field = robot.lookup(".search-field").query();
    assertThat(field.getText()).isEqualTo("fi");
    assertThat(list(robot).getItems()).hasSize(1);
    assertThat(ui.commands.calls()).isEmpty();
  }

  @Test
  void aKeyThatCommandsBeginsNoSearch(FxRobot robot) {
    robot.push(KeyCode.M);
    TextField field = robot.lookup(".search-field").query();
    assertThat(field.getText()).isEmpty();
    assertThat(ui.commands.calls()).containsExactly("setMuted true");
  }

  @Test
  void theRowUnderTheCursorIsKeptWhenRowsMove(FxRobot robot) {
    robot.push(KeyCode.HOME).push(KeyCode.DOWN);
    Object chosen = list(robot).getSelectionModel().getSelectedItem();
    ui.show(robot, without(Script.listening(), "c9"));
    assertThat(list(robot).getItems().getFirst()).isEqualTo(chosen);
    assertThat(list(robot).getSelectionModel().getSelectedItem()).isEqualTo(chosen);
    assertThat(list(robot).getSelectionModel().getSelectedIndex()).isZero();
  }

  @Test
  void theCursorGoesWithItsRow(FxRobot robot) {
    robot.push(KeyCode.HOME);
    ui.show(robot, without(Script.listening(), "c9"));
    assertThat(list(robot).getSelectionModel().getSelectedItem()).isNull();
  }

  @Test
  void filtersAreCombinedAndCounted(FxRobot robot) {
    robot.clickOn("On hold");
    assertThat(list(robot).getItems()).hasSize(5);
    robot.clickOn("Alerts");
    assertThat(list(robot).getItems()).isEmpty();
    robot.clickOn("On hold");
    assertThat(list(robot).getItems()).hasSize(2);
    Label count = robot.lookup(".conference-list .chip-neutral").query();
    assertThat(count.getText()).isEqualTo("2 of 12");
  }

  @Test
  void anotherOrderIsChosenFromTheMenu(FxRobot robot) {
    robot.clickOn(".sort-menu").clickOn("Newest first");
    assertThat(list(robot).getItems().getFirst().toString()).contains("c4");
  }

  @Test
  void theAgeOfTheListIsToldWhileTheLineIsNotUp(FxRobot robot) {
    Label age = robot.lookup(".list-age").query();
    assertThat(age.isVisible()).isFalse();
    ui.show(robot, Script.offline());
    assertThat(age.isVisible()).as("nothing is listed").isFalse();
    ui.show(robot, Script.outdated());
    assertThat(age.isVisible()).isTrue();
    assertThat(age.getText()).isEqualTo("Last heard of 95 s ago. What is shown may be over.");
  }

  @Test
  void aRowSaysToScreenReadersWhatItShows(FxRobot robot) {
    Label title = robot.lookup("Fibre outage, Zone 4").query();
    var cell = title.getParent().getParent().getParent();
    assertThat(cell.queryAccessibleAttribute(AccessibleAttribute.TEXT).toString())
        .startsWith("Fibre outage, Zone 4, 41:05, On hold for 2 minutes, Agent c1");
  }

  private static ConsoleSnapshot without(ConsoleSnapshot s, String key) {
    ConsoleStore store = new ConsoleStore(s, Script.CLOCK);
    store.dispatch(new ConsoleEvent.ConferenceEnded(new ConferenceKey(key)));
    return store.snapshot();
  }
}
