package dev.earshot.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.ChatInput;
import dev.earshot.app.supervision.chat.ChatText;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Chats in a real window, by keys alone. */
@ExtendWith(ApplicationExtension.class)
final class ChatPaneTest {
  @SuppressWarnings("NullAway.Init") // TestFX calls open before each test
  private WindowFixture ui;

  @Start
  void open(Stage unused) {
    ui = new WindowFixture(ChatScript.whispering(), ScriptedMeters.NOTHING);
  }

  @Stop
  void close() {
    ui.stage.close();
  }

  private TextArea text(FxRobot robot) {
    return (TextArea) ui.node(robot, ".composer .text-area");
  }

  /** Opens the chats and puts the cursor where messages are typed. */
  private void chats(FxRobot robot) {
    robot.push(KeyCode.F9);
    robot.interact(() -> text(robot).requestFocus());
  }

  @Test
  void withoutChatsThereIsNothingOfThem(FxRobot robot) {
    ui.show(robot, Script.listening());
    robot.push(KeyCode.F9);
    assertThat(robot.lookup(".composer").match(ChatPaneTest::inSight).tryQuery()).isEmpty();
    assertThat(robot.lookup(".workspace-choice .segments").match(ChatPaneTest::inSight).tryQuery())
        .isEmpty();
  }

  private static boolean inSight(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  @Test
  void enterSendsToWhomTheFrameNamesAndTheTextGoesOnlyOnceItIsTaken(FxRobot robot) {
    chats(robot);
    robot.interact(() -> text(robot).setText("hi"));
    robot.push(KeyCode.ENTER);
    assertThat(ui.commands.acts())
        .containsExactly(
            new ChatInput.Typed(ChatScript.DELIVERY, Optional.of(Mode.WHISPER), false),
            new ChatInput.Send(ChatScript.DELIVERY, 1, new ChatText("hi"), Mode.WHISPER));
    assertThat(text(robot).getText()).isEqualTo("hi");
    ui.show(robot, ChatScript.notConfirmed());
    assertThat(text(robot).getText()).as("sent by another number before").isEqualTo("hi");
    ui.show(robot, ChatScript.barging());
    assertThat(text(robot).getText()).as("of a console that sent nothing").isEmpty();
  }

  @Test
  void aNewLineIsNoMessageAndTheSpaceBarWrites(FxRobot robot) {
    chats(robot);
    robot.push(KeyCode.SHIFT, KeyCode.ENTER);
    assertThat(text(robot).getText()).isEqualTo("\n");
    assertThat(ui.commands.acts()).noneMatch(act -> act instanceof ChatInput.Send);
    robot.push(KeyCode.SPACE);
    assertThat(ui.commands.calls()).doesNotContain("talkPressed");
  }

  @Test
  void whatWasBegunForOthersIsNotSentByEnterButByItsOwnButton(FxRobot robot) {
    chats(robot);
    ui.show(robot, ChatScript.reconfirm());
    robot.interact(() -> text(robot).setText("secret"));
    robot.push(KeyCode.ENTER);
    assertThat(ui.commands.acts()).noneMatch(act -> act instanceof ChatInput.Send);
    Button agree = (Button) ui.node(robot, ".composer-again .button");
    assertThat(agree.getText()).isEqualTo("It is for everyone");
    robot.interact(agree::fire);
    assertThat(ui.commands.acts())
        .contains(new ChatInput.Reconfirm(ChatScript.DELIVERY, Mode.BARGE));
  }

  @Test
  void aBargeTakesTwoStepsAndEscapeTakesItBack(FxRobot robot) {
    robot.push(KeyCode.F9);
    robot.push(KeyCode.SHIFT, KeyCode.F4);
    assertThat(ui.commands.acts()).containsExactly(new ChatInput.AskBarge(ChatScript.DELIVERY));
    ui.show(robot, ChatScript.bargeAsked());
    robot.push(KeyCode.ENTER);
    assertThat(ui.commands.acts()).contains(new ChatInput.ConfirmBarge(ChatScript.DELIVERY));
    robot.push(KeyCode.ESCAPE);
    assertThat(ui.commands.acts()).contains(new ChatInput.CancelBarge(ChatScript.DELIVERY));
  }

  @Test
  void theKeysOfModesWorkInTheTextAndOnlyWhereTheChatIsSeen(FxRobot robot) {
    robot.push(KeyCode.SHIFT, KeyCode.F2);
    assertThat(ui.commands.acts()).isEmpty();
    chats(robot);
    robot.push(KeyCode.SHIFT, KeyCode.F2);
    assertThat(ui.commands.acts())
        .containsExactly(new ChatInput.Switch(ChatScript.DELIVERY, Mode.LISTEN));
    robot.push(KeyCode.F2);
    assertThat(ui.commands.calls()).as("calls keep their keys").contains("listen");
  }

  @Test
  void anAlarmBlocksAndIsReadByAButton(FxRobot robot) {
    chats(robot);
    ui.show(robot, ChatScript.alarm());
    assertThat(text(robot).isEditable()).isFalse();
    Button read = (Button) ui.node(robot, ".privacy-alarm .button");
    robot.interact(read::fire);
    assertThat(ui.commands.acts()).contains(new ChatInput.Acknowledge(ChatScript.DELIVERY));
  }

  @Test
  void standingOrdersAreCancelledFromTheBannerEvenWhileLookingAtCalls(FxRobot robot) {
    Button cancel = (Button) ui.node(robot, ".armed-banner .button");
    robot.interact(cancel::fire);
    assertThat(ui.commands.acts()).containsExactly(new ChatInput.Disarm("ines"));
  }

  @Test
  void everyControlOfAChatHasANameToRead(FxRobot robot) {
    chats(robot);
    Set<ButtonBase> buttons =
        robot.lookup(".chat .button").<ButtonBase>match(ChatPaneTest::inSight).queryAll();
    assertThat(buttons).hasSize(5);
    for (ButtonBase button : buttons) {
      String name = button.getAccessibleText();
      assertThat(name == null ? button.getText() : name).as("%s", button).isNotBlank();
    }
    assertThat(text(robot).getAccessibleText()).isEqualTo("Message");
  }
}
