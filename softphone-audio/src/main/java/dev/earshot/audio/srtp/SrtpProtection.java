package dev.earshot.audio.srtp;

import dev.earshot.audio.rtp.PacketProtection;

/**
 * Both directions of one session.
 *
 * @param sender under our key
 * @param receiver under the peer's
 */
public record SrtpProtection(SrtpSender sender, SrtpReceiver receiver) implements PacketProtection {
  @Override
  public int protect(byte[] packet, int length) {
    return sender.protect(packet, length);
  }

  @Override
  public int unprotect(byte[] packet, int length) {
    return receiver.unprotect(packet, length);
  }

  @Override
  public int protectReport(byte[] packet, int length) {
    return sender.protectReport(packet, length);
  }

  @Override
  public int unprotectReport(byte[] packet, int length) {
    return receiver.unprotectReport(packet, length);
  }
}
