package dev.earshot.mixer;

import dev.earshot.mixer.engine.MixCounters;
import dev.earshot.mixer.engine.MixThread;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Rooms and the thread that steps them. {@link #start} runs a {@code mix} thread at absolute
 * deadlines; tests build one {@link #stepped} by hand. Methods may be called from any thread.
 */
public final class Mixer implements AutoCloseable {
  private final MixerConfig config;
  private final MixCounters counters;
  private final Rooms rooms;
  private final Optional<MixThread> thread;
  private final AtomicBoolean stepping = new AtomicBoolean();
  private volatile boolean closed;

  private Mixer(MixerConfig config, MixCounters counters, Rooms rooms, Optional<MixThread> thread) {
    this.config = config;
    this.counters = counters;
    this.rooms = rooms;
    this.thread = thread;
  }

  /**
   * A mixer with its own thread. Its first fault ends a thread of its own as an uncaught exception,
   * which by default prints it.
   */
  public static Mixer start(MixerConfig config) {
    return start(
        config,
        fault -> {
          throw new IllegalStateException("a fault while mixing became silence", fault);
        });
  }

  /**
   * A mixer with its own thread.
   *
   * @param onFirstFault gets the first exception that a port or step threw, on a thread of its own;
   *     later ones are only counted
   */
  public static Mixer start(MixerConfig config, Consumer<Throwable> onFirstFault) {
    MixCounters counters = new MixCounters(MixThread.elsewhere(onFirstFault));
    Rooms rooms = new Rooms(config, counters);
    MixThread thread = MixThread.start(config.tickMillis(), rooms::tick, rooms::end);
    return new Mixer(config, counters, rooms, Optional.of(thread));
  }

  /** A mixer without a thread: each {@link #step()} is one tick, on the caller's thread. */
  public static Mixer stepped(MixerConfig config) {
    MixCounters counters = new MixCounters(fault -> {});
    return new Mixer(config, counters, new Rooms(config, counters), Optional.empty());
  }

  public MixerConfig config() {
    return config;
  }

  /**
   * Opens an empty room. Names need not be unique.
   *
   * @throws IllegalStateException if the mixer is closed
   */
  public MixRoom openRoom(String name) {
    return rooms.open(name);
  }

  /**
   * One tick of a {@link #stepped} mixer.
   *
   * @throws IllegalStateException if it has its own thread, is closed, or is being stepped by
   *     another thread at the moment
   */
  public void step() {
    if (thread.isPresent() || closed || !stepping.compareAndSet(false, true)) {
      throw new IllegalStateException(
          thread.isPresent()
              ? "this mixer has its own thread"
              : closed ? "the mixer is closed" : "two threads step one mixer");
    }
    try {
      rooms.tick();
    } finally {
      stepping.set(false);
    }
  }

  /**
   * Ticks done so far: the media clock of everything mixed here. During the first step it is 0,
   * after it 1; a change in force from the first step on is {@code Applied(1)}.
   */
  public long ticks() {
    return rooms.ticks();
  }

  public MixerStats stats() {
    return new MixerStats(
        rooms.ticks(),
        thread.map(MixThread::late).orElse(0L),
        thread.map(MixThread::skipped).orElse(0L),
        counters.starvedFrames(),
        counters.clippedSamples(),
        counters.faults());
  }

  /** The first exception of a port or step that became silence. */
  public Optional<Throwable> firstFault() {
    return counters.firstFault();
  }

  /**
   * Stops the thread within one tick and refuses what waits; idempotent. A {@link #stepped} mixer
   * is closed by whoever steps it. Waits for the step in progress, at most a second; unless a port
   * blocks longer, none is called afterwards.
   */
  @Override
  public void close() {
    closed = true;
    if (thread.isPresent()) {
      thread.get().close();
    } else {
      rooms.end();
    }
  }
}
