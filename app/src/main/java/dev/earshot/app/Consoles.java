package dev.earshot.app;

import dev.earshot.app.cli.Runners;
import dev.earshot.app.console.OpenConsole;
import dev.earshot.app.demo.DemoOptions;
import dev.earshot.app.doctor.Examination;
import dev.earshot.app.doctor.Finding;
import dev.earshot.app.health.HealthServer;
import dev.earshot.app.profile.FocusTarget;
import dev.earshot.app.profile.GenesysTarget;
import dev.earshot.app.profile.JambonzTarget;
import dev.earshot.app.profile.LocalTarget;
import dev.earshot.app.profile.Memory;
import dev.earshot.app.profile.Profile;
import dev.earshot.app.profile.Secrets;
import dev.earshot.app.profile.SignalWireTarget;
import dev.earshot.app.ui.ConsoleSource;
import dev.earshot.app.ui.ConsoleWindow;
import dev.earshot.app.ui.FxRuntime;
import dev.earshot.app.ui.FxUnavailableException;
import dev.earshot.app.ui.UiOptions;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Starts what commands ask for: the back end is chosen by the profile, here and nowhere else. */
final class Consoles implements Runners {
  private static final Duration LOOK = Duration.ofMillis(100);

  private final CountDownLatch stop;
  private final Memory memory;

  /**
   * @param stop reaches 0 at Ctrl-C
   * @param memory what the user chose in the dock
   */
  Consoles(CountDownLatch stop, Memory memory) {
    this.stop = stop;
    this.memory = memory;
  }

  /** With a user who never chose anything. */
  Consoles(CountDownLatch stop) {
    this(stop, Memory.none());
  }

  @Override
  public OpenConsole console(Profile profile) throws IOException {
    return console(profile, DeskOptions.of(profile, false, memory));
  }

  private static OpenConsole console(Profile profile, DeskOptions desk) throws IOException {
    return switch (profile.target()) {
      case LocalTarget local -> LocalConsole.start(profile, local, desk);
      case FocusTarget focus -> FocusConsole.start(profile, focus, Secrets.ofProcess(), desk);
      case GenesysTarget genesys ->
          GenesysConsole.start(
              profile, new GenesysSetup(profile, genesys, Secrets.ofProcess()), desk);
      case JambonzTarget jambonz -> JambonzConsole.start(profile, setup(profile, jambonz), desk);
      case SignalWireTarget signalWire ->
          SignalWireConsole.start(
              profile, new SignalWireSetup(profile, signalWire, Secrets.ofProcess()), desk);
    };
  }

  @Override
  public int window(Profile profile) throws IOException {
    try (OpenConsole console = console(profile, DeskOptions.of(profile, true, memory))) {
      // Ends with the process, as for the demo.
      FxRuntime fx = FxRuntime.start(false);
      ConsoleWindow window =
          fx.open(
              ConsoleSource.of(console),
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

  private static JambonzSetup setup(Profile profile, JambonzTarget target) {
    return new JambonzSetup(profile, target, Secrets.ofProcess());
  }

  @Override
  public int relay(Profile profile, Optional<InetSocketAddress> health, PrintWriter out)
      throws IOException {
    if (!(profile.target() instanceof JambonzTarget target)) {
      throw new IOException(profile.file() + ": only kind jambonz has something to relay");
    }
    try (RelayRun relay = RelayRun.start(profile, setup(profile, target));
        Closeable _ = HealthServer.start(health, relay.vitals(), out)) {
      out.println("ready: relay on " + relay.address());
      relay.places().forEach(out::println);
      out.flush();
      stop.await();
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  @Override
  public void tell(String sentence) throws IOException {
    try {
      FxRuntime.start(false).tell(sentence);
    } catch (FxUnavailableException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void examine(Examination wish, Consumer<Finding> findings) {
    new Doctor(this, memory, wish, findings).examine();
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
