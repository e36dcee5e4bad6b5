package dev.earshot.audio.device;

/** Where a telephone's voice comes from: a sound card, a file, a tone, silence, or a script. */
public interface Microphone extends AutoCloseable {
  /** For the screen, for example {@code Jabra Evolve2 65} or {@code tone 1000 Hz}. */
  String description();

  /**
   * Next frame, one tick at the rate it was opened with. Mix thread; must not block or allocate.
   *
   * @return false if there is none now (counts as silence)
   */
  boolean read(int[] frame);

  /** Spec by which this very device is opened again; empty if there is none. Any thread. */
  default String spec() {
    return "";
  }

  /** Whether it works; false after the device was lost and while it stalls. Any thread. */
  default boolean alive() {
    return true;
  }

  /**
   * Whether it hears a room, with noise and what a speaker plays, and not a voice that was made to
   * measure: a file, a tone. Any thread.
   */
  default boolean acoustic() {
    return false;
  }

  @Override
  void close();
}
