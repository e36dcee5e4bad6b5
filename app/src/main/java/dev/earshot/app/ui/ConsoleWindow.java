package dev.earshot.app.ui;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.Meters;
import dev.earshot.app.ui.keys.KeyAction;
import dev.earshot.app.ui.keys.KeyInput;
import dev.earshot.app.ui.keys.KeyMap;
import dev.earshot.app.ui.widget.ProductMark;
import dev.earshot.app.ui.widget.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;

/**
 * The console's window. Everything it shows comes from snapshots, everything the user does goes out
 * by {@link ConsoleCommands}. Opened on the FX thread; the public methods may be called from any.
 */
public final class ConsoleWindow {
  private static final double LEAST_WIDTH = 1000;
  private static final double LEAST_HEIGHT = 640;
  private static final double ICON_SIZE = 64;

  private final Stage stage;
  private final ConsoleSource source;
  private final ConsoleView view;
  private final Themes themes;
  private final Ticker ticker;
  private final FirstList first;
  private final AutoCloseable watching;
  private final Runnable forgetKeys;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Set from any thread, taken by the ticker. */
  private volatile boolean changed = true;

  private ConsoleWindow(
      Stage stage,
      ConsoleSource source,
      ConsoleCommands commands,
      Meters meters,
      UiOptions options) {
    this.stage = stage;
    this.source = source;
    KeyMap keys = KeyMap.standard();
    view = new ConsoleView(commands, meters, keys, options, () -> toggleTheme(), source.evidence());
    Scene scene = new Scene(view, options.width(), options.height());
    themes = new Themes(scene);
    themes.show(options.theme());
    stage.setTitle("Earshot");
    stage.setScene(scene);
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    KeyInput input = new KeyInput(keys, commands, view::act);
    forgetKeys = input.install(stage);
    first = new FirstList(options.clock());
    ticker = new Ticker(() -> changed || first.isAwaited(), this::step, view::tick);
    watching = source.onChange(() -> changed = true);
    stage.iconifiedProperty().addListener(_ -> runUnless(stage.isIconified()));
    stage.setOnHidden(_ -> hidden());
  }

  /** Opens the window in a stage of its own. FX thread. */
  public static ConsoleWindow open(
      Stage stage,
      ConsoleSource source,
      ConsoleCommands commands,
      Meters meters,
      UiOptions options) {
    ConsoleWindow window = new ConsoleWindow(stage, source, commands, meters, options);
    window.renderIfChanged();
    stage.show();
    stage.getIcons().add(icon());
    window.view.focusList();
    window.ticker.start();
    return window;
  }

  private static Image icon() {
    ProductMark mark = new ProductMark(ICON_SIZE);
    Scene scene = new Scene(mark, Color.TRANSPARENT);
    scene.getStylesheets().add(Themes.styleSheet());
    SnapshotParameters clear = new SnapshotParameters();
    clear.setFill(Color.TRANSPARENT);
    return mark.snapshot(clear, null);
  }

  /** Called when the user has closed the window, or {@link #close} did. */
  public void awaitClosed() throws InterruptedException {
    closed.await();
  }

  /** Waits for the window to be closed; false if it is still open after {@code atMost}. */
  public boolean awaitClosed(Duration atMost) throws InterruptedException {
    return closed.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Writes what the window shows right now, with the latest snapshot rendered, to a PNG file.
   *
   * @throws IOException if the file cannot be written or the window does not answer
   */
  public void screenshot(Path file) throws IOException {
    screenshot(file, 1);
  }

  /** As {@link #screenshot(Path)}, drawn larger, as a screen with scaling would. */
  void screenshot(Path file, double scale) throws IOException {
    try {
      Png.write(FxRuntime.call(() -> picture(scale)), file);
    } catch (ExecutionException | FxUnavailableException e) {
      throw new IOException("no screenshot for " + file + ": " + e.getMessage(), e);
    }
  }

  /** Renders the latest snapshot at once, without waiting for a pulse. FX thread. */
  void renderNow() {
    changed = true;
    renderIfChanged();
    view.tick();
    view.applyCss();
    view.layout();
  }

  /** As if its key had been pressed. FX thread. */
  void act(KeyAction action) {
    view.act(action);
  }

  private Image picture(double scale) {
    renderNow();
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setTransform(new Scale(scale, scale));
    return view.snapshot(parameters, null);
  }

  /** Closes the window; a held talk key is released first. Any thread. */
  public void close() {
    if (Platform.isFxApplicationThread()) {
      stage.close();
    } else {
      Platform.runLater(stage::close);
    }
  }

  private void step() {
    renderIfChanged();
    if (first.isAwaited()) {
      first.step(source.snapshot());
    }
  }

  private void renderIfChanged() {
    if (changed) {
      changed = false;
      view.render(source.snapshot());
    }
  }

  private void runUnless(boolean iconified) {
    if (iconified) {
      ticker.stop();
    } else {
      ticker.start();
    }
  }

  private void toggleTheme() {
    themes.toggle();
  }

  private void hidden() {
    ticker.stop();
    forgetKeys.run();
    try {
      watching.close();
    } catch (Exception e) {
      throw new IllegalStateException("could not stop watching the store", e);
    } finally {
      closed.countDown();
    }
  }
}
