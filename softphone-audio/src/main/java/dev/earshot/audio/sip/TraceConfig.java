package dev.earshot.audio.sip;

import java.nio.file.Path;

/**
 * A trace of all messages, without secrets.
 *
 * @param file written anew by each start; when it is full it becomes {@code file.1}, that one
 *     {@code file.2}, and so on
 * @param bytes size of one file, at least 64 KiB
 * @param files how many are kept, the one being written included
 */
public record TraceConfig(Path file, long bytes, int files) {
  private static final long LEAST_BYTES = 1 << 16;

  public TraceConfig {
    if (bytes < LEAST_BYTES || files < 1) {
      throw new IllegalArgumentException(
          "a trace needs files of 64 KiB at least: " + files + " of " + bytes);
    }
  }

  /** Five files of 10 MiB: a day of a busy telephone. */
  public static TraceConfig to(Path file) {
    return new TraceConfig(file, 10 << 20, 5);
  }
}
