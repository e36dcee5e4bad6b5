package dev.earshot.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.StandingOrder.Span;
import dev.earshot.app.ui.mode.ModeBarViewModel;
import dev.earshot.app.ui.order.OrderBarViewModel;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The standing order in the window: permanent while it stands, one click from its end. */
@ExtendWith(ApplicationExtension.class)
class OrderBarTest {
  @SuppressWarnings("NullAway.Init") // TestFX calls open before each test
  private WindowFixture window;

  @Start
  void open(Stage unused) {
    window = new WindowFixture(OrderScript.armed(), Script.meters(false, false));
  }

  @Stop
  void close() {
    window.stage.close();
  }

  @Test
  void whatStandsIsSaidWithItsCertaintyAndCancelledByOneClick(FxRobot robot)
      throws TimeoutException {
    Label text = (Label) window.node(robot, ".order-text");
    assertThat(text.getText())
        .isEqualTo(
            "Whisper to Anna Schmidt (5001), ALL calls until cancelled, as long as the agent is in"
                + " it");
    robot.clickOn(".order-cancel");
    window.awaitCall("disarm");

    window.show(robot, OrderScript.asked());
    assertThat(text.getText()).endsWith("(asked for; whether it stands is not known)");
  }

  @Test
  void theLeastIsProposedForTheAgentWhoIsChosen(FxRobot robot) throws TimeoutException {
    window.show(robot, OrderScript.offered());
    robot.clickOn(".order-arm");
    window.awaitCall("arm agent:u5001 LISTEN NEXT_CALL AGENT");
  }

  @Test
  void whatIsChosenIsWhatIsOrdered(FxRobot robot) throws TimeoutException {
    window.show(robot, OrderScript.offered());
    for (String choice : List.of("Whisper", "all calls", "with the call", "Arm")) {
      robot.clickOn(robot.from(robot.lookup(".order-offer")).lookup(choice).<Node>query());
    }
    window.awaitCall("arm agent:u5001 WHISPER ALL_CALLS CALL");
  }

  @Test
  void whatIsNotOfferedSaysWhy(FxRobot robot) {
    OrderBarViewModel model = OrderBarViewModel.of(OrderScript.withheld());
    assertThat(model.offer().orElseThrow().why()).contains("someone else");
    window.show(robot, OrderScript.withheld());
    assertThat(robot.lookup(".order-arm").queryButton().isVisible()).isFalse();
  }

  @Test
  void withoutOrdersThereIsNoBar(FxRobot robot) {
    window.show(robot, Script.listening());
    assertThat(robot.lookup(".order-bar").query().isVisible()).isFalse();
  }

  @Test
  void theDoorThatOnlyOpensOneWayIsNamedBeforeItIsPassed() {
    assertThat(ModeBarViewModel.of(OrderScript.oneWay()).barge().orElseThrow())
        .startsWith("No way back to whisper in this call. ");
    assertThat(OrderScript.order(Span.NEXT_CALL, Certainty.REQUESTED).sentence())
        .contains("next call")
        .endsWith("(asked for, not confirmed yet)");
  }
}
