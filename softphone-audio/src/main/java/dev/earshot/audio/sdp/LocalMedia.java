package dev.earshot.audio.sdp;

import java.util.List;

/**
 * What we can and want to do with one audio stream.
 *
 * @param address literal that peers shall send to
 * @param port RTP port
 * @param formats ours in order of preference, each with the number used in offers
 * @param packetMillis packet duration asked for
 * @param direction what we want
 */
public record LocalMedia(
    String address, int port, List<PayloadFormat> formats, int packetMillis, Direction direction) {
  public LocalMedia {
    formats = List.copyOf(formats);
  }
}
