package dev.earshot.audio.device;

/** Where a telephone's sound goes: a sound card, a file, or nowhere. */
public interface Speaker extends AutoCloseable {
  /** For the screen. */
  String description();

  /** One tick at the rate it was opened with. Mix thread; must not block or allocate. */
  void write(int[] frame);

  /** Spec by which this very device is opened again; empty if there is none. Any thread. */
  default String spec() {
    return "";
  }

  /** Whether it works; false after the device was lost and while it stalls. Any thread. */
  default boolean alive() {
    return true;
  }

  @Override
  void close();
}
