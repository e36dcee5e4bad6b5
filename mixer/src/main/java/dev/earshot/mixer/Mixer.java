package dev.earshot.mixer;

/**
 * Rooms and the thread that steps them. {@link #start} runs a {@code mix} thread at absolute
 * deadlines; tests build one {@link #stepped} by hand.
 */
public final class Mixer implements AutoCloseable {
  private Mixer() {}

  /** A mixer with its own thread. */
  public static Mixer start(MixerConfig config) {
    throw new UnsupportedOperationException("in work");
  }

  /** A mixer without a thread: each {@link #step()} is one tick, on the caller's thread. */
  public static Mixer stepped(MixerConfig config) {
    throw new UnsupportedOperationException("in work");
  }

  public MixerConfig config() {
    throw new UnsupportedOperationException("in work");
  }

  /** Opens an empty room. Names need not be unique. */
  public MixRoom openRoom(String name) {
    throw new UnsupportedOperationException("in work");
  }

  /** One tick of a {@link #stepped} mixer. */
  public void step() {
    throw new UnsupportedOperationException("in work");
  }

  /** Ticks done so far: the media clock of everything mixed here. */
  public long ticks() {
    throw new UnsupportedOperationException("in work");
  }

  public MixerStats stats() {
    throw new UnsupportedOperationException("in work");
  }

  /** Stops the thread within one tick; idempotent. */
  @Override
  public void close() {}
}
