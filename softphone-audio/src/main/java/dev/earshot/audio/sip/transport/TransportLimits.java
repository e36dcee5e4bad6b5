package dev.earshot.audio.sip.transport;

import java.time.Duration;

/**
 * Bounds of the sockets.
 *
 * @param connections TCP connections at once, of ours and of peers
 * @param idle after this time without a byte a connection is closed
 * @param connect how long opening a connection may take
 * @param queuedBytes what may wait to be written on one connection
 */
record TransportLimits(int connections, Duration idle, Duration connect, int queuedBytes) {
  static final TransportLimits DEFAULT =
      new TransportLimits(512, Duration.ofMinutes(10), Duration.ofSeconds(10), 262_144);
}
