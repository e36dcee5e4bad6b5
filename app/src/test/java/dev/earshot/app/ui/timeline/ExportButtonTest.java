package dev.earshot.app.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.app.console.ActionView;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.EvidenceLog;
import dev.earshot.app.ui.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Saving what happened from the window. */
@ExtendWith(ApplicationExtension.class)
final class ExportButtonTest {
  @TempDir private Path folder;

  private final EvidenceLog log = new EvidenceLog(Script.CLOCK, () -> 0);

  private String exported(FxRobot robot, Path file) {
    log.take(
        new ConsoleEvent.ActionChanged(
            new ActionView(1, Script.NOW, "Mute", ActionView.Stage.REQUESTED, "")));
    ExportButton button =
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> new ExportButton(log, Runnable::run));
    robot.interact(() -> button.save(() -> Optional.of(file.toFile())));
    robot.interact(() -> {});
    return button.getAccessibleText();
  }

  @Test
  void theFileHoldsWhatWasLogged(FxRobot robot) throws IOException {
    Path file = folder.resolve("e.jsonl");
    assertThat(exported(robot, file)).isEqualTo("Saved to " + file);
    assertThat(Files.readString(file)).contains("\"what\":\"Mute\"");
  }

  @Test
  void whatCannotBeSavedIsSaid(FxRobot robot) {
    assertThat(exported(robot, folder.resolve("none/e.csv"))).startsWith("Not saved: ");
  }
}
