package dev.earshot.audio.device;

/** Where a telephone's sound goes: a sound card, a file, or nowhere. */
public interface Speaker extends AutoCloseable {
  /** For the screen. */
  String description();

  /** One tick at the rate it was opened with. Mix thread; must not block or allocate. */
  void write(int[] frame);

  /** Whether it still works; false after the device was lost. Any thread. */
  default boolean alive() {
    return true;
  }

  @Override
  void close();
}
