package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.rtp.PacketProtection;
import dev.earshot.audio.rtp.RtpPacket;
import dev.earshot.audio.srtp.CryptoSuite;
import dev.earshot.audio.srtp.MasterKey;
import dev.earshot.audio.srtp.SrtpReceiver;
import dev.earshot.audio.srtp.SrtpSender;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Encryption must leave nothing to the garbage collector either. */
class SrtpAllocationTest {
  private static final int LENGTH = RtpPacket.HEADER_BYTES + 160;

  @ParameterizedTest
  @EnumSource
  void protectingAndOpeningAllocatesNothing(CryptoSuite suite) throws Throwable {
    Allocations allocations = new Allocations();
    MasterKey key = MasterKey.random(suite, new Random(1));
    SrtpSender sender = new SrtpSender(key);
    SrtpReceiver receiver = new SrtpReceiver(key, 0);
    byte[] packet = new byte[LENGTH + PacketProtection.MOST_GROWTH];
    int sequence = 0;
    int unclean = 0;
    for (int block = 0; block < 200; block++) {
      long before = allocations.ofThisThread();
      for (int i = 0; i < 20; i++) {
        sequence = sequence + 1 & 0xFFFF;
        RtpPacket.writeHeader(packet, false, 0, sequence, 160 * sequence, 5);
        if (receiver.unprotect(packet, sender.protect(packet, LENGTH)) != LENGTH) {
          throw new AssertionError("packet " + sequence + " did not come out");
        }
      }
      unclean += block >= 100 && allocations.ofThisThread() != before ? 1 : 0;
    }
    assertThat(unclean).isLessThan(3);
  }
}
