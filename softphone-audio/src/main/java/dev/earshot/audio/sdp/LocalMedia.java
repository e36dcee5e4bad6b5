package dev.earshot.audio.sdp;

import java.util.List;
import java.util.Optional;

/**
 * What we can and want to do with one audio stream.
 *
 * @param address literal that peers shall send to
 * @param port RTP port
 * @param formats ours in order of preference, each with the number used in offers
 * @param packetMillis packet duration asked for
 * @param direction what we want
 * @param security how we can protect it
 * @param ice what we say of ICE, if we do it
 */
public record LocalMedia(
    String address,
    int port,
    List<PayloadFormat> formats,
    int packetMillis,
    Direction direction,
    LocalSecurity security,
    Optional<IceDescription> ice) {
  /** Without ICE. */
  public LocalMedia(
      String address,
      int port,
      List<PayloadFormat> formats,
      int packetMillis,
      Direction direction,
      LocalSecurity security) {
    this(address, port, formats, packetMillis, direction, security, Optional.empty());
  }

  /** In the clear. */
  public LocalMedia(
      String address,
      int port,
      List<PayloadFormat> formats,
      int packetMillis,
      Direction direction) {
    this(address, port, formats, packetMillis, direction, LocalSecurity.NONE);
  }

  public LocalMedia {
    formats = List.copyOf(formats);
  }

  /** The same with other formats. */
  public LocalMedia with(List<PayloadFormat> others) {
    return new LocalMedia(address, port, others, packetMillis, direction, security, ice);
  }

  /** The same in another direction. */
  LocalMedia with(Direction other) {
    return new LocalMedia(address, port, formats, packetMillis, other, security, ice);
  }

  /** The same with what we say of ICE. */
  public LocalMedia with(Optional<IceDescription> said) {
    return new LocalMedia(address, port, formats, packetMillis, direction, security, said);
  }
}
