package dev.earshot.audio.device;

import java.io.IOException;

/** A file that grows by samples. One thread. */
public interface SoundFile extends AutoCloseable {
  /** Appends {@code count} samples from {@code offset} on; clips what exceeds 16 bits. */
  void write(int[] samples, int offset, int count) throws IOException;

  /** Completes the file; idempotent. */
  @Override
  void close() throws IOException;

  /** How to get one. */
  interface Opening {
    /**
     * @throws IOException if it cannot be written; the message names it
     */
    SoundFile open() throws IOException;
  }
}
