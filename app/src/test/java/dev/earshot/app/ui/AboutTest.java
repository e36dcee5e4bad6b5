package dev.earshot.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.about.About;
import dev.earshot.app.ui.about.AboutView;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** What the window says of itself, and what a window without a console says. */
@ExtendWith(ApplicationExtension.class)
final class AboutTest {
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
  void theSheetOfKeysLeadsToAboutAndEscapeBack(FxRobot robot) {
    robot.push(KeyCode.F1);
    Button about = robot.lookup("About Earshot").queryButton();
    robot.interact(about::fire);
    Node sheet = ui.node(robot, ".about");
    assertThat(sheet.isVisible()).isTrue();
    assertThat(sheet.getAccessibleText()).contains("Java 25", "JavaFX", "libopus");
    robot.push(KeyCode.ESCAPE);
    assertThat(sheet.getParent().getParent().isVisible()).isFalse();
    assertThat(ui.commands.calls()).containsExactly("silence");
  }

  @Test
  void whatIsBundledIsListedWithItsLicence(FxRobot robot) {
    About about =
        new About(
            "1.2",
            "abc",
            "2026-11-20",
            "Java 25",
            "JavaFX 26",
            List.of("libopus"),
            List.of("org.example:lib 1.0  MIT"));
    robot.interact(
        () -> {
          AboutView view = new AboutView(about);
          assertThat(view.lookupAll(".label").stream().map(node -> ((Label) node).getText()))
              .contains("earshot 1.2 (commit abc, 2026-11-20)", "natives: libopus");
          ScrollPane licences = (ScrollPane) view.getChildren().get(view.getChildren().size() - 1);
          assertThat(((Label) licences.getContent()).getText())
              .isEqualTo("org.example:lib 1.0  MIT");
        });
  }

  @Test
  void aNoticeSaysItsSentenceUntilItIsClosed(FxRobot robot) throws InterruptedException {
    Stage[] stage = new Stage[1];
    NoticeWindow[] notice = new NoticeWindow[1];
    robot.interact(
        () -> {
          stage[0] = new Stage();
          notice[0] = NoticeWindow.open(stage[0], "No calls from links.");
        });
    Node root = stage[0].getScene().getRoot();
    assertThat(root.lookupAll(".label").stream().map(node -> ((Label) node).getText()))
        .contains("No calls from links.");
    robot.interact(() -> ((Button) root.lookup(".button")).fire());
    notice[0].awaitClosed();
    assertThat(stage[0].isShowing()).isFalse();
  }
}
