package dev.earshot.audio.rtp;

import java.net.InetSocketAddress;

/**
 * Takes what comes to the RTP port and is neither RTP nor RTCP (RFC 7983): the first byte is below
 * 64. On the rtp thread; must not block, and copies what it keeps.
 */
@FunctionalInterface
public interface DatagramTap {
  void onDatagram(InetSocketAddress source, byte[] data, int length);
}
