package dev.earshot.audio.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The media path must leave nothing to the garbage collector. */
class SteadyStateTest {
  private static final int TICKS = 6000;

  /** Short enough for the packet ring, although nobody waits for the network within a block. */
  private static final int BLOCK_TICKS = 20;

  private static final int BLOCKS = 600;

  @ParameterizedTest
  @CsvSource({"PCMU, 10, 10", "PCMA, 20, 10", "G722, 20, 10", "L16/16000, 20, 20", "opus, 20, 20"})
  void readingAndWritingAllocatesNothing(String codec, int packetMillis, int tickMillis)
      throws Throwable {
    Allocations allocations = new Allocations();
    try (MediaPair pair = MediaPair.connect(List.of(codec), packetMillis, tickMillis)) {
      int[] spoken = pair.newFrame();
      int[] heard = pair.newFrame();
      new Tone(300, pair.caller.sampleRate(), 9000).fill(spoken);
      int unclean = 0;
      for (int block = 0; block < BLOCKS; block++) {
        long before = allocations.ofThisThread();
        for (int tick = 0; tick < BLOCK_TICKS; tick++) {
          pair.callee.read(heard);
          pair.caller.write(spoken);
        }
        long after = allocations.ofThisThread();
        pair.awaitArrival();
        unclean += block >= BLOCKS / 2 && after != before ? 1 : 0;
      }
      // The meter warms up in the first half. In about one of 300 blocks the JDK's own send takes
      // a path that allocates (880 bytes); whatever we allocated ourselves would be in all.
      assertThat(unclean).isLessThan(BLOCKS / 100);
    }
  }

  @ParameterizedTest
  @CsvSource({"PCMU", "L16/16000"})
  void receivingAllocatesNothing(String codec) throws Throwable {
    Allocations allocations = new Allocations();
    try (MediaPair pair = MediaPair.connect(List.of(codec), 10, 10)) {
      Thread rtp = newestRtpThread();
      int[] frame = pair.newFrame();
      for (int tick = 0; tick < TICKS / 2; tick++) {
        pair.tick(frame, frame);
      }
      long before = allocations.of(rtp);
      for (int tick = 0; tick < TICKS / 2; tick++) {
        pair.tick(frame, frame);
      }
      long perPacket = (allocations.of(rtp) - before) / (TICKS / 2);
      // RTCP, due now and then, may.
      assertThat(perPacket).isLessThan(4);
    }
  }

  private static Thread newestRtpThread() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("rtp"))
        .max(Comparator.comparingLong(Thread::threadId))
        .orElseThrow();
  }
}
