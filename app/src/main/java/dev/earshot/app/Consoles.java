package dev.earshot.app;

import dev.earshot.app.cli.Runners;
import dev.earshot.app.console.OpenConsole;
import dev.earshot.app.demo.DemoOptions;
import dev.earshot.app.profile.JambonzTarget;
import dev.earshot.app.profile.LocalTarget;
import dev.earshot.app.profile.Profile;
import dev.earshot.app.ui.ConsoleSource;
import dev.earshot.app.ui.ConsoleWindow;
import dev.earshot.app.ui.FxRuntime;
import dev.earshot.app.ui.FxUnavailableException;
import dev.earshot.app.ui.UiOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Starts what commands ask for: the back end is chosen by the profile, here and nowhere else. */
final class Consoles implements Runners {
  private static final Duration LOOK = Duration.ofMillis(100);

  private final CountDownLatch stop;

  /**
   * @param stop reaches 0 at Ctrl-C
   */
  Consoles(CountDownLatch stop) {
    this.stop = stop;
  }

  @Override
  public OpenConsole console(Profile profile) throws IOException {
    return switch (profile.target()) {
      case LocalTarget local -> LocalConsole.start(profile, local);
      case JambonzTarget _ ->
          throw new IOException(profile.file() + ": kind jambonz cannot be connected yet");
    };
  }

  @Override
  public int window(Profile profile) throws IOException {
    try (OpenConsole console = console(profile)) {
      // Ends with the process, as for the demo.
      FxRuntime fx = FxRuntime.start(false);
      ConsoleWindow window =
          fx.open(
              ConsoleSource.of(console.store()),
              console.commands(),
              console.meters(),
              UiOptions.standard());
      while (!window.awaitClosed(LOOK)) {
        if (stop.getCount() == 0) {
          window.close();
          return 0;
        }
      }
      return 0;
    } catch (FxUnavailableException e) {
      throw new IOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  @Override
  public int relay(Profile profile, PrintWriter out) throws IOException {
    throw new IOException(profile.file() + ": kind jambonz cannot be relayed yet");
  }

  @Override
  public void examine(Profile profile, Consumer<Finding> findings) {
    findings.accept(new Finding("profile", true, profile.target().kind()));
  }

  @Override
  public int run(DemoOptions options, PrintWriter out) throws IOException {
    try {
      return new DemoRun(options, out, stop).perform();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
