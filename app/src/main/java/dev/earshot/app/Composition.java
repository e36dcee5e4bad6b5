package dev.earshot.app;

import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.console.Meters;
import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.phone.MediaConfig;
import dev.earshot.audio.phone.Softphone;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.mixer.Mixer;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * The object graph of the console over the local focus, wired by hand. Everything is started by
 * {@link #start} and stopped by {@link #close}.
 */
public final class Composition implements AutoCloseable {
  private Composition() {}

  /**
   * @throws IOException if a port is in use or a device spec is wrong; the message is one line that
   *     names it, and nothing is left running
   */
  public static Composition start(CompositionConfig config) throws IOException {
    throw new UnsupportedOperationException("in work");
  }

  public ConsoleStore store() {
    throw new UnsupportedOperationException("in work");
  }

  public ConsoleCommands commands() {
    throw new UnsupportedOperationException("in work");
  }

  public Meters meters() {
    throw new UnsupportedOperationException("in work");
  }

  /** The one mixer of focus and desk; ticks every 10 ms. */
  public Mixer mixer() {
    throw new UnsupportedOperationException("in work");
  }

  public RtpLoop rtp() {
    throw new UnsupportedOperationException("in work");
  }

  public ConferenceFocus focus() {
    throw new UnsupportedOperationException("in work");
  }

  /** The user agent of the supervisor's softphone; others may call through it, too. */
  public UserAgent userAgent() {
    throw new UnsupportedOperationException("in work");
  }

  public Softphone softphone() {
    throw new UnsupportedOperationException("in work");
  }

  /** How legs carry audio here; for simulated telephones. */
  public MediaConfig media() {
    throw new UnsupportedOperationException("in work");
  }

  /** Hears of everything in the focus from now on, on the focus thread: must not block. */
  public AutoCloseable onFocusEvent(Consumer<FocusEvent> listener) {
    throw new UnsupportedOperationException("in work");
  }

  /**
   * Gate, server mute, leave, RTP, registration, back end, devices, in this order; at most three
   * seconds, then it returns anyway. Idempotent; may be called by a shutdown hook.
   */
  @Override
  public void close() {}
}
