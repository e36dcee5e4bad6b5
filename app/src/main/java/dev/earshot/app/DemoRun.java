package dev.earshot.app;

import dev.earshot.app.backend.local.RoomTitle;
import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.TimelineEntry;
import dev.earshot.app.demo.Cable;
import dev.earshot.app.demo.DemoDevices;
import dev.earshot.app.demo.DemoMicrophone;
import dev.earshot.app.demo.DemoOptions;
import dev.earshot.app.demo.DemoResult;
import dev.earshot.app.demo.DemoScreen;
import dev.earshot.app.demo.DemoShow;
import dev.earshot.app.demo.DemoSound;
import dev.earshot.app.demo.DemoStage;
import dev.earshot.app.demo.UserCommands;
import dev.earshot.app.demo.ear.MediaClock;
import dev.earshot.app.demo.ear.Recordings;
import dev.earshot.app.demo.voice.VoiceLibrary;
import dev.earshot.app.demo.world.Casting;
import dev.earshot.app.demo.world.Exchange;
import dev.earshot.app.demo.world.RoomDirectory;
import dev.earshot.app.demo.world.World;
import dev.earshot.app.demo.world.WorldScript;
import dev.earshot.app.ui.ConsoleSource;
import dev.earshot.app.ui.ConsoleWindow;
import dev.earshot.app.ui.FxRuntime;
import dev.earshot.app.ui.FxUnavailableException;
import dev.earshot.app.ui.UiOptions;
import dev.earshot.audio.device.AudioDevices;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Wires the demo to the console and runs it, with or without a window. Everything that it starts
 * has ended when {@link #perform} returns, but for the window's toolkit.
 */
final class DemoRun {
  private static final String OPERATOR = "Mara Keller";
  private static final long POLL_MILLIS = 50;

  /** Longest time that the tour waits for the rehearsal. */
  private static final Duration REHEARSAL = Duration.ofSeconds(4);

  private static final Duration END = Duration.ofSeconds(2);

  private final DemoOptions options;
  private final PrintWriter out;
  private final CountDownLatch stop;
  private final VoiceLibrary library;
  private final Cable cable = new Cable();
  private final DemoMicrophone microphone;
  private final DemoDevices devices;
  private final DemoSound sound;
  private final RoomDirectory directory = new RoomDirectory();

  /**
   * @param stop ends the demo when it reaches 0
   */
  DemoRun(DemoOptions options, PrintWriter out, CountDownLatch stop) throws IOException {
    this.options = options;
    this.out = out;
    this.stop = stop;
    library = VoiceLibrary.load();
    microphone = new DemoMicrophone(library);
    devices = new DemoDevices(AudioDevices.system(), cable, () -> microphone);
    sound = DemoSound.choose(options, devices);
  }

  /**
   * @return exit code: 0 if everything was measured as claimed, or the user closed the window
   * @throws IOException if it cannot start or write; the message is one line that names what
   */
  int perform() throws IOException, InterruptedException {
    DemoResult result;
    Thread rehearsal = Thread.ofVirtual().name("rehearsal").start(Rehearsal::run);
    try (Composition console = Composition.start(config())) {
      int tick = console.mixer().config().tickMillis();
      MediaClock clock = new MediaClock(console.mixer()::ticks, console.mixer().ticks(), tick);
      result = new DemoResult(options, sound, clock);
      result.listen(devices);
      devices.absence().ifPresent(what -> tell(console, what));
      play(console, result, rehearsal);
    }
    return result.conclude(out);
  }

  private void play(Composition console, DemoResult result, Thread rehearsal)
      throws IOException, InterruptedException {
    DemoScreen screen = new DemoScreen(options.output().screenshots());
    DemoShow show = show(console, result.recordings(), screen);
    if (options.headless() && options.output().screenshots().isEmpty()) {
      rehearsal.join(REHEARSAL);
      perform(show, show::tourIsOver);
    } else {
      playInWindow(console, show, screen, rehearsal);
    }
    result.performed(show.outcome(), screen.pictures());
  }

  private void playInWindow(Composition console, DemoShow show, DemoScreen screen, Thread rehearsal)
      throws IOException, InterruptedException {
    try {
      // Ends with the process: it cannot be ended while that already shuts down.
      FxRuntime fx = FxRuntime.start(options.headless());
      ConsoleWindow window = open(fx, console, show);
      screen.use(window::screenshot);
      rehearsal.join(REHEARSAL);
      perform(show, options.headless() ? show::tourIsOver : () -> closed(window));
      window.close();
    } catch (FxUnavailableException e) {
      if (!options.headless()) {
        throw new IOException(e.getMessage(), e);
      }
      out.println("No pictures: " + e.getMessage());
      perform(show, show::tourIsOver);
    }
  }

  private ConsoleWindow open(FxRuntime fx, Composition console, DemoShow show)
      throws FxUnavailableException {
    ConsoleCommands commands =
        options.headless()
            ? console.commands()
            : new UserCommands(console.commands(), show::handOver);
    return fx.open(ConsoleSource.of(console), commands, console.meters(), UiOptions.standard());
  }

  /** Lets the show go on until it is over, somebody stops it, or it breaks. */
  private void perform(DemoShow show, BooleanSupplier over) throws InterruptedException {
    Thread demo = Thread.ofVirtual().name("demo").start(show::perform);
    boolean stopped = false;
    while (!stopped && !over.getAsBoolean() && demo.isAlive()) {
      stopped = stop.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
    }
    show.end();
    if (!demo.join(END)) {
      System.getLogger(DemoRun.class.getName())
          .log(System.Logger.Level.WARNING, "the demo did not end within {0}", END);
    }
  }

  private static void tell(Composition console, String what) {
    Instant now = console.store().snapshot().now();
    console
        .store()
        .dispatch(
            new ConsoleEvent.Happened(
                new TimelineEntry(now, TimelineEntry.Kind.DEVICE, Optional.empty(), what, "")));
  }

  private static boolean closed(ConsoleWindow window) {
    try {
      return window.awaitClosed(Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private DemoShow show(Composition console, Recordings recordings, DemoScreen screen) {
    InetSocketAddress focus = console.focus().address();
    Exchange exchange =
        new Exchange(
            console.mixer(),
            console.rtp(),
            console.userAgent(),
            focus.getAddress().getHostAddress() + ":" + focus.getPort(),
            console.media());
    WorldScript script = new WorldScript(options.seed(), options.rooms());
    Casting casting = new Casting(library, options.tones(), options.seed());
    DemoStage.Console desk =
        new DemoStage.Console(console.store(), console.commands(), console.focus());
    World world =
        new World(
            console.focus(),
            exchange,
            casting,
            script,
            directory,
            hand -> DemoStage.tellOfHand(desk.store(), hand));
    world.record(recordings);
    DemoStage.Props props = new DemoStage.Props(world, script, cable, microphone);
    return new DemoShow(options, new DemoStage(desk, props, screen::take), world, recordings);
  }

  private CompositionConfig config() {
    return new CompositionConfig(
        OPERATOR,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        devices,
        sound.microphone(),
        sound.speaker(),
        room ->
            directory
                .find(room)
                .map(plan -> new RoomTitle(plan.title(), plan.topic()))
                .orElseGet(() -> new RoomTitle(room, "")));
  }
}
