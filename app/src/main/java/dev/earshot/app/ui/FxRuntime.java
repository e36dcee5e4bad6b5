package dev.earshot.app.ui;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.Meters;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * The edge to the JavaFX toolkit: starts it, with or without a display, and opens windows from any
 * thread. Every wait is bounded.
 */
public final class FxRuntime implements AutoCloseable {
  private static final long START_SECONDS = 30;
  private static final long CALL_SECONDS = 20;
  private final boolean headless;

  private FxRuntime(boolean headless) {
    this.headless = headless;
  }

  /**
   * Starts the toolkit, or takes the one that runs.
   *
   * @param wantHeadless draw without a display; done by itself where there is none on Linux
   * @throws FxUnavailableException if JavaFX cannot start here
   */
  public static FxRuntime start(boolean wantHeadless) throws FxUnavailableException {
    boolean headless = wantHeadless || !hasDisplay();
    if (headless) {
      System.setProperty("glass.platform", "Headless");
      System.setProperty("prism.order", "sw");
    }
    CountDownLatch started = new CountDownLatch(1);
    try {
      Platform.startup(started::countDown);
      if (!started.await(START_SECONDS, TimeUnit.SECONDS)) {
        throw new FxUnavailableException(
            "the window system did not start within " + START_SECONDS + " s; try --headless");
      }
      Platform.setImplicitExit(false);
    } catch (IllegalStateException e) {
      return new FxRuntime(headless);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FxUnavailableException("interrupted while the window system started", e);
    } catch (RuntimeException | LinkageError e) {
      throw unavailable(e);
    }
    return new FxRuntime(headless);
  }

  /** Whether windows are drawn, but not shown. */
  public boolean isHeadless() {
    return headless;
  }

  /** Opens the window. */
  public ConsoleWindow open(
      ConsoleSource source, ConsoleCommands commands, Meters meters, UiOptions options)
      throws FxUnavailableException {
    try {
      return call(() -> ConsoleWindow.open(new Stage(), source, commands, meters, options));
    } catch (ExecutionException e) {
      throw unavailable(e.getCause() == null ? e : e.getCause());
    }
  }

  /**
   * Shows a sentence in a window of its own, until the user closes it.
   *
   * @throws FxUnavailableException if there is no display, or nobody waits any more
   */
  public void tell(String sentence) throws FxUnavailableException {
    if (headless) {
      throw new FxUnavailableException("no display");
    }
    try {
      call(() -> NoticeWindow.open(new Stage(), sentence)).awaitClosed();
    } catch (ExecutionException e) {
      throw unavailable(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FxUnavailableException("interrupted while a window was open", e);
    }
  }

  /** Ends the toolkit; no window can be opened afterwards in this process. */
  @Override
  public void close() {
    Platform.exit();
  }

  /** Runs something on the FX thread and waits for it, for a bounded time. */
  static <T> T call(Supplier<T> action) throws ExecutionException, FxUnavailableException {
    if (Platform.isFxApplicationThread()) {
      return action.get();
    }
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            done.complete(action.get());
          } catch (RuntimeException | LinkageError e) {
            done.completeExceptionally(e);
          }
        });
    try {
      return done.get(CALL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FxUnavailableException("interrupted while waiting for the window", e);
    } catch (TimeoutException e) {
      throw new FxUnavailableException(
          "the window did not answer within " + CALL_SECONDS + " s", e);
    }
  }

  private static boolean hasDisplay() {
    if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
      return true;
    }
    return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
  }

  private static boolean isSet(String variable) {
    String value = System.getenv(variable);
    return value != null && !value.isBlank();
  }

  /** The reasons met on bare machines, in words. */
  private static FxUnavailableException unavailable(Throwable cause) {
    String said = String.valueOf(cause.getMessage());
    String lower = said.toLowerCase(Locale.ROOT);
    if (lower.contains("font")) {
      return new FxUnavailableException(
          "the window needs at least one font: apt-get install fonts-dejavu-core", cause);
    }
    if (lower.contains("display")) {
      return new FxUnavailableException(
          "no window can be opened on display '"
              + System.getenv("DISPLAY")
              + "': check DISPLAY, or use --headless",
          cause);
    }
    if (cause instanceof LinkageError || lower.contains("gtk")) {
      return new FxUnavailableException(
          "the window needs GTK 3: apt-get install libgtk-3-0 libxtst6, or use --headless ("
              + said
              + ")",
          cause);
    }
    return new FxUnavailableException("the window cannot be opened: " + said, cause);
  }
}
