package dev.earshot.audio.phone;

import java.net.InetAddress;
import java.util.List;

/**
 * How a leg's media is set up.
 *
 * @param address local address to bind and to offer
 * @param firstPort first even port to try; 0 lets the system choose
 * @param lastPort last port of the range
 * @param codecs names in order of preference: {@code L16/16000}, {@code PCMU}, {@code PCMA}
 * @param packetMillis ptime we send and ask for: 10 or 20
 * @param tickMillis frame duration of the mixer that reads and writes the port
 */
public record MediaConfig(
    InetAddress address,
    int firstPort,
    int lastPort,
    List<String> codecs,
    int packetMillis,
    int tickMillis) {
  public MediaConfig {
    codecs = List.copyOf(codecs);
  }
}
