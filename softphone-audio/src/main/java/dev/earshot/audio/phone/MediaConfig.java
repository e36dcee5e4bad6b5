package dev.earshot.audio.phone;

import dev.earshot.audio.codec.Codec;
import dev.earshot.audio.rtp.PortRange;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a leg's media is set up.
 *
 * @param address local address to bind and to offer
 * @param firstPort first even port to try; 0 lets the system choose
 * @param lastPort last port of the range
 * @param codecs names in order of preference: {@code PCMU}, {@code PCMA}, {@code G722}, {@code
 *     L16/16000}
 * @param packetMillis ptime we send and ask for: 10 or 20
 * @param tickMillis frame duration of the mixer that reads and writes the port
 * @param silenceSuppressed whether we pause while nothing is said, if the peer knows comfort noise
 *     (RFC 3389) or asks for Opus' own way
 * @param security whether media is encrypted
 * @param traversal how it gets through routers
 */
public record MediaConfig(
    InetAddress address,
    int firstPort,
    int lastPort,
    List<String> codecs,
    int packetMillis,
    int tickMillis,
    boolean silenceSuppressed,
    MediaSecurity security,
    NatTraversal traversal) {
  /** In the clear. */
  public MediaConfig(
      InetAddress address,
      int firstPort,
      int lastPort,
      List<String> codecs,
      int packetMillis,
      int tickMillis,
      boolean silenceSuppressed) {
    this(
        address,
        firstPort,
        lastPort,
        codecs,
        packetMillis,
        tickMillis,
        silenceSuppressed,
        MediaSecurity.OFF,
        NatTraversal.NONE);
  }

  /** Sends also while nothing is said, in the clear. */
  public MediaConfig(
      InetAddress address,
      int firstPort,
      int lastPort,
      List<String> codecs,
      int packetMillis,
      int tickMillis) {
    this(address, firstPort, lastPort, codecs, packetMillis, tickMillis, false);
  }

  /**
   * @throws IllegalArgumentException if a value is not one of those named above
   */
  public MediaConfig {
    codecs = List.copyOf(codecs);
    if (address.isAnyLocalAddress()) {
      // Peers would read 0.0.0.0 in an offer as hold (RFC 3264 8.4).
      throw new IllegalArgumentException("media address must not be the wildcard");
    }
    if (codecs.isEmpty()) {
      throw new IllegalArgumentException("no codecs configured");
    }
    if (codecs.stream().map(MediaConfig::codec).noneMatch(Codec::isAvailable)) {
      throw new IllegalArgumentException("not available on this machine: " + codecs);
    }
    requireDuration("packet", packetMillis);
    requireDuration("tick", tickMillis);
    new PortRange(firstPort, lastPort);
  }

  /** The same with other encryption. */
  public MediaConfig with(MediaSecurity other) {
    return new MediaConfig(
        address,
        firstPort,
        lastPort,
        codecs,
        packetMillis,
        tickMillis,
        silenceSuppressed,
        other,
        traversal);
  }

  /** The same with another way through routers. */
  public MediaConfig with(NatTraversal other) {
    return new MediaConfig(
        address,
        firstPort,
        lastPort,
        codecs,
        packetMillis,
        tickMillis,
        silenceSuppressed,
        security,
        other);
  }

  private static void requireDuration(String what, int millis) {
    if (millis != 10 && millis != 20) {
      throw new IllegalArgumentException(what + " must be 10 or 20 ms: " + millis);
    }
  }

  /** Every name that {@code codecs} may hold. */
  public static List<String> knownCodecs() {
    return Stream.of(Codec.values()).map(Codec::label).toList();
  }

  /** Those of them that can be spoken on this machine. */
  public static List<String> usableCodecs() {
    return Stream.of(Codec.values()).filter(Codec::isAvailable).map(Codec::label).toList();
  }

  /** Codecs to offer, in order of preference. */
  List<Codec> available() {
    return codecs.stream().map(MediaConfig::codec).filter(Codec::isAvailable).distinct().toList();
  }

  private static Codec codec(String name) {
    return Codec.named(name)
        .orElseThrow(() -> new IllegalArgumentException("unknown codec: " + name));
  }

  PortRange ports() {
    return new PortRange(firstPort, lastPort);
  }
}
