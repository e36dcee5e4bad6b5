package dev.earshot.audio.sip.transport;

import java.time.Duration;

/**
 * Bounds of the connections.
 *
 * @param connections at once, of ours and of peers
 * @param perSource at once from one address, of peers
 * @param idle after this time without a byte a connection is closed
 * @param setup how long opening one may take, handshake included; also how long an answer to a
 *     keep-alive may take
 * @param message how long a peer may take for his first message, and for the rest of any he began
 * @param queuedBytes what may wait to be written on one connection
 */
record TransportLimits(
    int connections,
    int perSource,
    Duration idle,
    Duration setup,
    Duration message,
    int queuedBytes) {
  /** One address is half of all at most: a proxy needs few, a load test many. */
  static final TransportLimits DEFAULT =
      new TransportLimits(
          512,
          256,
          Duration.ofMinutes(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          262_144);
}
