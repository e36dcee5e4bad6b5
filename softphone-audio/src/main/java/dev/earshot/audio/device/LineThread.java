package dev.earshot.audio.device;

import dev.earshot.audio.device.LineStep.Health;
import dev.earshot.mixer.thread.RealtimeScheduling;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * The {@code capture} or {@code playout} thread of one open line: a turn, then a millisecond's
 * rest, because the line's own blocking calls wait a quarter of its buffer. Ends when the device is
 * lost or the line is closed.
 */
final class LineThread implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(LineThread.class.getName());
  private static final long REST_NANOS = 1_000_000;

  /** A thread that did not come round for this long is blocked inside the sound system. */
  static final long BLOCKED_NANOS = 300_000_000L;

  private static final Duration CLOSE_LIMIT = Duration.ofMillis(500);

  private final String device;
  private final SoundLine line;
  private final LineStep step;
  private final LongSupplier nanoClock;
  private final Runnable onFailure;
  private volatile long turnAt;
  private volatile Health health = Health.WELL;
  private volatile boolean closed;

  /**
   * @param device for the log
   * @param onFailure called on this thread when the line stalls or is lost
   */
  LineThread(
      String device, SoundLine line, LineStep step, LongSupplier nanoClock, Runnable onFailure) {
    this.device = device;
    this.line = line;
    this.step = step;
    this.nanoClock = nanoClock;
    this.onFailure = onFailure;
    this.turnAt = nanoClock.getAsLong();
  }

  LineThread start(String threadName) {
    Thread.ofPlatform().daemon().name(threadName).start(this::run);
    return this;
  }

  /** False after the device was lost, and while it stalls or blocks. Any thread. */
  boolean alive() {
    return health == Health.WELL && nanoClock.getAsLong() - turnAt <= BLOCKED_NANOS;
  }

  /** Ends the thread and closes the line, which is abandoned if the sound system hangs. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      Bounded.call("closing " + device, CLOSE_LIMIT, this::closeLine, _ -> {});
    } catch (IOException e) {
      LOG.log(Level.WARNING, e.getMessage());
    }
  }

  /** One turn of the thread; false when it must end. */
  boolean turn() {
    long now = nanoClock.getAsLong();
    turnAt = now;
    become(step.step(now));
    return health != Health.LOST;
  }

  private boolean closeLine() {
    line.close();
    return true;
  }

  private void run() {
    RealtimeScheduling.request();
    try {
      while (!closed && turn()) {
        LockSupport.parkNanos(REST_NANOS);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "sound device '" + device + "' failed", e);
      become(Health.LOST);
    }
  }

  private void become(Health now) {
    if (now == health) {
      return;
    }
    health = now;
    if (!closed) {
      LOG.log(
          now == Health.WELL ? Level.INFO : Level.WARNING,
          "sound device '" + device + "' is " + now.name().toLowerCase(Locale.ROOT));
      if (now != Health.WELL) {
        onFailure.run();
      }
    }
  }
}
