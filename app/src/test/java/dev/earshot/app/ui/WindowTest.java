package dev.earshot.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.ConsoleSnapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** What the window shows and asks for, in a real window. */
@ExtendWith(ApplicationExtension.class)
final class WindowTest {
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

  private static Map<String, ConsoleSnapshot> states() {
    Map<String, ConsoleSnapshot> states = new LinkedHashMap<>();
    states.put("listening", Script.listening());
    states.put("whispering", Script.whispering());
    states.put("whisper shut", Script.whisperShut());
    states.put("switching", Script.switching());
    states.put("doubt", Script.doubtful());
    states.put("doubt accepted", Script.doubtAccepted());
    states.put("tags asked", Script.tagsAsked());
    states.put("barge asked", Script.bargeAsked());
    states.put("barging", Script.barging());
    states.put("unknown", Script.unknown());
    states.put("demo", Script.demoStep());
    states.put("demo finished", Script.demoFinished());
    states.put("nothing selected", Script.nothingSelected());
    states.put("connecting", Script.connecting());
    states.put("offline", Script.offline());
    states.put("outdated", Script.outdated());
    states.put("many", Script.many(200));
    return states;
  }

  @Test
  void theSentenceIsShownWordForWordInEveryState(FxRobot robot) {
    states()
        .forEach(
            (name, snapshot) -> {
              ui.show(robot, snapshot);
              TextFlow sentence = robot.lookup(".sentence").query();
              String text =
                  sentence.getChildren().stream()
                      .map(part -> ((Text) part).getText())
                      .collect(Collectors.joining());
              assertThat(text).as(name).isEqualTo(snapshot.session().sentence());
              assertThat(isOnScreen(sentence)).as(name).isTrue();
            });
  }

  @Test
  void theBannerSaysTheAudienceInWordsInEveryState(FxRobot robot) {
    states()
        .forEach(
            (name, snapshot) -> {
              ui.show(robot, snapshot);
              String word = ((Label) robot.lookup(".audience-word").query()).getText();
              String expected =
                  switch (snapshot.session().frame()) {
                    case NOBODY -> "NOBODY HEARS YOU";
                    case WHISPER -> "WHISPER";
                    case EVERYONE -> "EVERYONE HEARS YOU";
                    case UNKNOWN -> "UNKNOWN: MUTED";
                  };
              assertThat(word).as(name).isEqualTo(expected);
            });
  }

  @Test
  void everyControlInReachHasAnAccessibleTextInEveryState(FxRobot robot) {
    states()
        .forEach(
            (name, snapshot) -> {
              ui.show(robot, snapshot);
              List<String> nameless =
                  all(ui.stage.getScene().getRoot()).stream()
                      .filter(Node::isFocusTraversable)
                      .filter(WindowTest::isOnScreen)
                      .filter(node -> accessibleText(node).isBlank())
                      .map(Node::toString)
                      .toList();
              assertThat(nameless).as(name).isEmpty();
            });
  }

  @Test
  void bargeNeedsTwoSteps(FxRobot robot) {
    robot.push(KeyCode.F4);
    assertThat(ui.commands.calls()).containsExactly("askBarge");
    ui.show(robot, Script.bargeAsked());
    robot.push(KeyCode.ENTER);
    assertThat(ui.commands.calls()).containsExactly("askBarge", "confirmBarge");
  }

  @Test
  void aBargeThatWasAskedForCanBeCancelled(FxRobot robot) {
    ui.show(robot, Script.bargeAsked());
    robot.clickOn(".barge-cancel");
    assertThat(ui.commands.calls()).containsExactly("cancelBarge");
    ui.show(robot, Script.listening());
    assertThat(robot.lookup(".barge-step").query().isVisible()).isFalse();
  }

  @Test
  void withoutBeingAskedForEnterConfirmsNoBarge(FxRobot robot) {
    robot.push(KeyCode.ENTER);
    assertThat(ui.commands.calls()).doesNotContain("confirmBarge");
  }

  @Test
  void aTagIsCommittedByEnterAndCanBeUndone(FxRobot robot) {
    robot.clickOn(".tag-chip").write("senior 1").push(KeyCode.ENTER);
    assertThat(ui.commands.calls()).containsExactly("setTag anna 'senior1'");
    robot.clickOn(".undo-chip");
    assertThat(ui.commands.calls()).containsExactly("setTag anna 'senior1'", "undoTag");
  }

  @Test
  void aTagIsLeftAloneByEscapeAndByLeavingTheField(FxRobot robot) {
    robot.clickOn(".tag-chip").write("oops").push(KeyCode.ESCAPE);
    assertThat(ui.commands.calls()).containsExactly("silence");
    robot.clickOn(".tag-chip").write("oops").clickOn(".search-field");
    assertThat(ui.commands.calls()).containsExactly("silence");
    assertThat(robot.lookup(".tag-field").queryAll()).isEmpty();
  }

  @Test
  void theMenuOfACardPutsItsParticipantOnHold(FxRobot robot) {
    robot.clickOn(".card-menu").clickOn("Put on hold");
    assertThat(ui.commands.calls()).containsExactly("hold anna");
  }

  @Test
  void tEditsTheFirstTag(FxRobot robot) {
    robot.push(KeyCode.T);
    assertThat(ui.stage.getScene().getFocusOwner().getStyleClass()).contains("tag-field");
  }

  @Test
  void typingInTheSearchFiltersTheList(FxRobot robot) {
    ListView<?> list = robot.lookup(".conference-list .list-view").query();
    int before = list.getItems().size();
    robot.clickOn(".search-field").write("fibre");
    assertThat(list.getItems()).hasSizeLessThan(before).hasSize(1);
    robot.write("xyz");
    assertThat(list.getItems()).isEmpty();
    robot.push(KeyCode.ESCAPE);
    assertThat(list.getItems()).hasSize(before);
  }

  @Test
  void clickingAConferenceListensToIt(FxRobot robot) {
    robot.clickOn("Fibre outage, Zone 4");
    assertThat(ui.commands.calls()).containsExactly("watch c1");
  }

  @Test
  void aTargetIsRemovedAndAddedByItsChip(FxRobot robot) {
    robot.clickOn(".target-chip");
    robot.clickOn(".target-candidate");
    assertThat(ui.commands.calls())
        .containsExactly("chooseTargets []", "chooseTargets [anna, ines]");
  }

  @Test
  void anUnavailableModeSaysWhyAndAsksForNothing(FxRobot robot) {
    ui.show(robot, Script.unknown());
    robot.clickOn(".mode-button.whisper");
    assertThat(ui.commands.calls()).isEmpty();
    assertThat(accessibleText(robot.lookup(".mode-button.whisper").query()))
        .contains("Anna's tag is not confirmed");
  }

  @Test
  void theDoubtIsShownInWordsAndAcceptedByButtonOrKey(FxRobot robot) {
    ui.show(robot, Script.doubtful());
    Label text = robot.lookup(".consent-text").query();
    assertThat(text.getText())
        .isEqualTo(
            "It cannot be told whether +49 30 5551 carries the tag agent. A customer might hear"
                + " you.");
    robot.clickOn(".consent-yes");
    robot.push(KeyCode.F6);
    assertThat(ui.commands.calls())
        .containsExactly("acceptDoubt " + Script.DOUBT, "acceptDoubt " + Script.DOUBT);
  }

  @Test
  void withoutADoubtItsKeyDoesNothing(FxRobot robot) {
    robot.push(KeyCode.F6);
    assertThat(ui.commands.calls()).isEmpty();
    assertThat(isOnScreen(robot.lookup(".consent-row").query())).isFalse();
  }

  @Test
  void whatWasAcceptedStaysInSightAndIsTakenBack(FxRobot robot) {
    ui.show(robot, Script.doubtAccepted());
    Label text = robot.lookup(".consent-text").query();
    assertThat(text.getText()).startsWith("You accepted: it cannot be told");
    assertThat(isOnScreen(robot.lookup(".consent-yes").query())).isFalse();
    robot.clickOn(".consent-no");
    assertThat(ui.commands.calls()).containsExactly("takeBackConsents");
  }

  @Test
  void replacingATagIsAskedAndAnswered(FxRobot robot) {
    ui.show(robot, Script.tagsAsked());
    robot.clickOn(".consent-no");
    robot.clickOn(".consent-yes");
    assertThat(ui.commands.calls()).containsExactly("listen", "accept REPLACE_TAGS");
  }

  @Test
  void aWhisperGoesToATagThatIsOfferedOrTyped(FxRobot robot) {
    ui.show(robot, Script.tagsAsked());
    robot.clickOn("tag senior");
    robot.clickOn("Other tag…").write("lead 2").push(KeyCode.ENTER);
    ui.show(robot, Script.doubtful());
    robot.clickOn(".tag-choice .target-chip");
    assertThat(ui.commands.calls())
        .containsExactly("chooseTag senior", "chooseTag lead2", "chooseTag ");
  }

  @Test
  void aTagBeingTypedSurvivesWhatHappensMeanwhile(FxRobot robot) {
    ui.show(robot, Script.tagsAsked());
    robot.clickOn("Other tag…").write("lea");
    ui.show(robot, Script.moreTags());
    robot.write("d").push(KeyCode.ENTER);
    assertThat(ui.commands.calls()).containsExactly("chooseTag lead");
  }

  @Test
  void hoveringAModePreviewsItsMatrix(FxRobot robot) {
    robot.moveTo(".mode-button.whisper");
    Label title = robot.lookup(".matrix .section-title").query();
    assertThat(title.getText()).isEqualTo("While you whisper");
    robot.moveTo(".conference-title");
    assertThat(title.getText()).isEqualTo("Who hears whom");
  }

  @Test
  void anotherEarIsBorrowedAndGivenBack(FxRobot robot) {
    robot.clickOn("Tom");
    robot.clickOn("Me");
    assertThat(ui.commands.calls()).containsExactly("listenAs tom", "listenAs me");
  }

  @Test
  void theClosingCardIsShownUntilDismissed(FxRobot robot) {
    ui.show(robot, Script.demoFinished());
    assertThat(isOnScreen(robot.lookup(".closing-card").query())).isTrue();
    robot.push(KeyCode.ENTER);
    assertThat(isOnScreen(robot.lookup(".closing-card").query())).isFalse();
    ui.show(robot, Script.demoFinished());
    assertThat(isOnScreen(robot.lookup(".closing-card").query())).isFalse();
  }

  @Test
  void aSheetNeverCoversTheBanner(FxRobot robot) {
    ui.show(robot, Script.demoFinished());
    Node scrim = robot.lookup(".closing-card").query().getParent();
    Node banner = robot.lookup(".audience-banner").query();
    assertThat(scrim.localToScene(scrim.getLayoutBounds()).getMinY())
        .isGreaterThanOrEqualTo(banner.localToScene(banner.getLayoutBounds()).getMaxY());
  }

  @Test
  void everythingFitsIntoASmallWindowInEveryState(FxRobot robot) {
    robot.interact(
        () -> {
          ui.stage.setWidth(1024);
          ui.stage.setHeight(700);
        });
    states()
        .forEach(
            (name, snapshot) -> {
              ui.show(robot, snapshot);
              Node dock = robot.lookup(".softphone").query();
              double bottom = dock.localToScene(dock.getLayoutBounds()).getMaxY();
              assertThat(bottom).as(name).isLessThanOrEqualTo(ui.stage.getScene().getHeight());
            });
  }

  @Test
  void aScreenshotIsAPngOfTheWholeWindow(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("sub/shot.png");
    ui.window().screenshot(file);
    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes).startsWith(137, 80, 78, 71);
    ByteBuffer header = ByteBuffer.wrap(bytes);
    assertThat(header.getInt(16)).isEqualTo(1280);
    assertThat(header.getInt(20)).isEqualTo(800);
  }

  private static String accessibleText(Node node) {
    if (node.getAccessibleText() != null) {
      return node.getAccessibleText();
    }
    Object text = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
    return text == null ? "" : text.toString();
  }

  private static boolean isOnScreen(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static List<Node> all(Parent parent) {
    return parent.getChildrenUnmodifiable().stream()
        .<Node>mapMulti(
            (node, sink) -> {
              sink.accept(node);
              if (node instanceof Parent inner) {
                all(inner).forEach(sink);
              }
            })
        .toList();
  }
}
