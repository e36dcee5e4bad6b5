package dev.earshot.audio.device;

/** An open line of a sound card, 16-bit mono little-endian, in one direction. */
interface SoundLine extends AutoCloseable {
  /** Bytes that can be transferred without blocking; very many if the device is gone. */
  int available();

  /**
   * Reads into or writes from {@code bytes}.
   *
   * @return bytes transferred; fewer than asked for means that the device is gone
   */
  int transfer(byte[] bytes, int count);

  /** Id of the device that it is a line of; empty if the sound system does not say. */
  default String device() {
    return "";
  }

  /**
   * How much sound should wait besides the frame in hand, in ms, so that the irregular ways of this
   * sound system are not heard. 20 ms do for cards that move samples in periods of 20.
   */
  default int cushionMillis() {
    return 20;
  }

  /** May block for ever if the sound server hangs. */
  @Override
  void close();
}
