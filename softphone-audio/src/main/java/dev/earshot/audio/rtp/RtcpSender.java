package dev.earshot.audio.rtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/** Sends the reports of one session to where the peer wants them. One thread at a time. */
final class RtcpSender {
  private final PortPair ports;
  private final InetAddress local;

  RtcpSender(PortPair ports, InetAddress local) {
    this.ports = ports;
    this.local = local;
  }

  /**
   * Where reports go: null if nowhere.
   *
   * @param media where media goes
   */
  @Nullable InetSocketAddress target(RtpRemote agreed, @Nullable InetSocketAddress media) {
    InetSocketAddress to = agreed.muxed() ? media : agreed.rtcp();
    return to != null && RtpRemote.isReachable(to, local) ? to : null;
  }

  void send(
      RtcpWriter report, boolean muxed, InetSocketAddress to, @Nullable PacketProtection guard) {
    int length =
        guard == null ? report.length() : guard.protectReport(report.data(), report.length());
    if (length < 0) {
      return;
    }
    DatagramChannel channel = muxed ? ports.rtp() : ports.rtcp();
    try {
      channel.send(ByteBuffer.wrap(report.data(), 0, length), to);
    } catch (IOException unreachableOrClosed) {
      // Reports may be lost like any datagram.
    }
  }

  void farewell(
      int ssrc, RtpRemote agreed, InetSocketAddress to, @Nullable PacketProtection guard) {
    RtcpWriter bye = new RtcpWriter(ssrc, "");
    bye.begin();
    bye.receiverReport();
    bye.bye();
    send(bye, agreed.muxed(), to, guard);
  }
}
