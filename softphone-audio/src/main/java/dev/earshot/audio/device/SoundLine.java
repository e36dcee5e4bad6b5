package dev.earshot.audio.device;

/** An open line of a sound card, 16-bit mono little-endian, in one direction. */
interface SoundLine extends AutoCloseable {
  /** Bytes that can be transferred without blocking. */
  int available();

  /**
   * Reads into or writes from {@code bytes}.
   *
   * @return bytes transferred; fewer than asked for means that the device is gone
   */
  int transfer(byte[] bytes, int count);

  /** May block for ever if the sound server hangs. */
  @Override
  void close();
}
