package dev.earshot.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.Alert;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.ConsoleStore;
import java.util.Optional;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** What needs attention, in a real window. */
@ExtendWith(ApplicationExtension.class)
final class InboxTest {
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

  private static boolean isOpen(FxRobot robot) {
    return robot.lookup(".inbox").query().getParent().isVisible();
  }

  private static ListView<?> list(FxRobot robot) {
    return robot.lookup(".inbox .list-view").query();
  }

  private static ConsoleSnapshot after(ConsoleEvent event) {
    ConsoleStore store = new ConsoleStore(Script.listening(), Script.CLOCK);
    store.dispatch(event);
    return store.snapshot();
  }

  @Test
  void itsKeyOpensItAndEnterGoesThere(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.I);
    assertThat(isOpen(robot)).isTrue();
    assertThat(list(robot).getItems()).hasSize(2);
    robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
    assertThat(ui.commands.calls()).containsExactly("watch c1");
    assertThat(isOpen(robot)).isFalse();
  }

  @Test
  void theBellOpensItAndEscapeClosesItAfterSilencing(FxRobot robot) {
    robot.clickOn("2 need attention");
    assertThat(isOpen(robot)).isTrue();
    robot.push(KeyCode.ESCAPE);
    assertThat(isOpen(robot)).isFalse();
    assertThat(ui.commands.calls()).containsExactly("silence");
  }

  @Test
  void deleteDismissesAndTheCursorStaysInPlace(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.I).push(KeyCode.DELETE);
    assertThat(ui.commands.calls()).containsExactly("dismissAlert a1");
    ui.show(robot, after(new ConsoleEvent.AlertCleared("a1")));
    assertThat(list(robot).getSelectionModel().getSelectedIndex()).isZero();
    assertThat(((Alert) list(robot).getSelectionModel().getSelectedItem()).id()).isEqualTo("a2");
  }

  @Test
  void theCursorStaysWithItsAlertWhenAnotherComes(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.I);
    Alert another =
        new Alert("a3", Script.NOW, Alert.Kind.DEAD_AIR, Optional.of(Script.BILLING), "Silence");
    ui.show(robot, after(new ConsoleEvent.AlertRaised(another)));
    assertThat(list(robot).getItems()).hasSize(3);
    assertThat(((Alert) list(robot).getSelectionModel().getSelectedItem()).id()).isEqualTo("a1");
  }

  @Test
  void itsRowsSayToScreenReadersWhatAndWhere(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.I);
    Node cell = robot.lookup(".inbox .list-cell").query();
    assertThat(cell.queryAccessibleAttribute(AccessibleAttribute.TEXT))
        .isEqualTo("Agent c2 asks for help, Claim 2209-A");
  }
}
