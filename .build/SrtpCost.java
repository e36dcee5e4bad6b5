import dev.earshot.audio.rtp.PacketProtection;
import dev.earshot.audio.rtp.RtpPacket;
import dev.earshot.audio.srtp.CryptoSuite;
import dev.earshot.audio.srtp.MasterKey;
import dev.earshot.audio.srtp.SrtpReceiver;
import dev.earshot.audio.srtp.SrtpSender;
import java.lang.management.ManagementFactory;
import java.util.Random;

/**
 * Thread CPU of protecting and opening a packet of 20 ms of G.711, by suite: {@code java -cp
 * softphone-audio/target/classes:mixer/target/classes .build/SrtpCost.java} after {@code mvn
 * compile}. Best of ten rounds, so that other work on the machine does not count.
 */
class SrtpCost {
  private static final int LENGTH = RtpPacket.HEADER_BYTES + 160;
  private static final int PACKETS = 20_000;
  private static final int ROUNDS = 10;

  private final byte[][] packets = new byte[PACKETS][LENGTH + PacketProtection.MOST_GROWTH];
  private final int[] lengths = new int[PACKETS];
  private final MasterKey key;

  SrtpCost(CryptoSuite suite) {
    key = MasterKey.random(suite, new Random(1));
  }

  public static void main(String[] arguments) {
    for (CryptoSuite suite : CryptoSuite.values()) {
      SrtpCost cost = new SrtpCost(suite);
      long protect = Long.MAX_VALUE;
      long open = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        protect = Math.min(protect, cost.protect());
        open = Math.min(open, cost.open());
      }
      System.out.printf(
          "%-26s protect %.2f us, open %.2f us%n",
          suite, protect / 1e3 / PACKETS, open / 1e3 / PACKETS);
    }
  }

  private long protect() {
    SrtpSender sender = new SrtpSender(key);
    for (int i = 0; i < PACKETS; i++) {
      RtpPacket.writeHeader(packets[i], false, 0, i, 160 * i, 5);
    }
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < PACKETS; i++) {
      lengths[i] = sender.protect(packets[i], LENGTH);
    }
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
  }

  private long open() {
    SrtpReceiver receiver = new SrtpReceiver(key, 0);
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < PACKETS; i++) {
      if (receiver.unprotect(packets[i], lengths[i]) != LENGTH) {
        throw new IllegalStateException("packet " + i + " did not come out");
      }
    }
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
  }
}
