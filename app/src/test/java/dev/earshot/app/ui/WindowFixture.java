package dev.earshot.app.ui;

import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.Meters;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A window on a stage of its own (TestFX uses one stage for all tests), its fake source, and what
 * it asked for.
 */
public final class WindowFixture {
  public final RecordedCommands commands = new RecordedCommands();
  public final Stage stage;
  private final FakeSource source;
  private final ConsoleWindow window;

  /** On the FX thread. */
  public WindowFixture(ConsoleSnapshot first, Meters meters) {
    stage = new Stage();
    source = new FakeSource(first);
    UiOptions options =
        new UiOptions(UiOptions.Theme.LIGHT, 1280, 800, Script.CLOCK, Runnable::run);
    window = ConsoleWindow.open(stage, source, commands, meters, options);
    window.renderNow();
  }

  /** Shows a snapshot and waits until it is on the screen. */
  public void show(FxRobot robot, ConsoleSnapshot snapshot) {
    source.show(snapshot);
    robot.interact(window::renderNow);
  }

  public ConsoleWindow window() {
    return window;
  }

  /** The first visible node of a style class or id. */
  public Node node(FxRobot robot, String selector) {
    return robot.lookup(selector).match(Node::isVisible).query();
  }

  /** Waits until the window has asked for something. */
  public void awaitCall(String call) throws TimeoutException {
    WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> commands.calls().contains(call));
  }
}
