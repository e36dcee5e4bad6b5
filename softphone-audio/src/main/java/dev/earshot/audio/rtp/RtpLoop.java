package dev.earshot.audio.rtp;

import java.io.IOException;

/** The {@code rtp} thread: one selector that receives for all sessions of the process. */
public final class RtpLoop implements AutoCloseable {
  private RtpLoop() {}

  public static RtpLoop start() throws IOException {
    throw new UnsupportedOperationException("in work");
  }

  /** Stops the thread; sessions that still exist receive nothing more. Idempotent. */
  @Override
  public void close() {}
}
