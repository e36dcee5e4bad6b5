package dev.earshot.audio.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.audio.Await;
import dev.earshot.mixer.audio.PcmFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A recorder and its file: what a slow, full or missing disk does. */
class RecorderTest {
  private static final PcmFormat FORMAT = new PcmFormat(8000, 10);

  @Test
  void everythingIsWrittenInOrderAndTheFileIsClosed() {
    MemoryFile file = new MemoryFile();
    Recorder recorder = Recorder.start("test", FORMAT, () -> file);
    for (int i = 1; i <= 50; i++) {
      recorder.write(frame(i));
    }
    recorder.close();

    assertThat(recorder.ended()).isTrue();
    assertThat(file.closed).isTrue();
    assertThat(file.samples).hasSize(50 * 80);
    assertThat(file.samples.getFirst()).isEqualTo(1);
    assertThat(file.samples.getLast()).isEqualTo(50);
    assertThat(recorder.problem()).isEmpty();
  }

  @Test
  void aDiskThatIsTooSlowLeavesSilenceOfTheRightLength() {
    CountDownLatch slow = new CountDownLatch(1);
    MemoryFile file = new MemoryFile();
    Recorder recorder =
        Recorder.start(
            "test",
            FORMAT,
            () -> {
              awaitQuietly(slow);
              return file;
            });
    for (int i = 1; i <= 500; i++) {
      recorder.write(frame(i));
    }
    slow.countDown();
    recorder.close();

    assertThat(file.samples).hasSize(500 * 80);
    assertThat(recorder.missed()).isEqualTo(100);
    assertThat(file.samples.getLast()).isZero();
  }

  @Test
  void aFileThatCannotBeOpenedIsAProblemAndNoMore() {
    Recorder recorder =
        Recorder.start(
            "test",
            FORMAT,
            () -> {
              throw new IOException("x.wav: permission denied");
            });
    Await.until("it ends", recorder::ended);

    recorder.write(frame(1));
    assertThat(recorder.problem()).contains("x.wav: permission denied");
  }

  @Test
  void aDiskThatIsFullEndsTheRecordingAndClosesTheFile() {
    MemoryFile file = new MemoryFile();
    file.space = 200;
    Recorder recorder = Recorder.start("test", FORMAT, () -> file);
    for (int i = 1; i <= 10; i++) {
      recorder.write(frame(i));
    }
    Await.until("it ends", recorder::ended);

    assertThat(recorder.problem()).contains("no space left on device");
    assertThat(file.closed).isTrue();
    recorder.write(frame(1));
  }

  @Test
  void severalAreClosedWithinOneSecondThoughOneHangs() {
    CountDownLatch hangs = new CountDownLatch(1);
    MemoryFile file = new MemoryFile();
    List<Recorder> recorders = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      recorders.add(
          Recorder.start(
              "test",
              FORMAT,
              () -> {
                awaitQuietly(hangs);
                return file;
              }));
    }
    long before = System.nanoTime();
    Recorder.closeAll(recorders);

    assertThat(System.nanoTime() - before).isBetween(900_000_000L, 5_000_000_000L);
    hangs.countDown();
  }

  private static int[] frame(int value) {
    int[] frame = new int[FORMAT.frameSamples()];
    Arrays.fill(frame, value);
    return frame;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A file in memory; recorder thread only until that has ended. */
  private static final class MemoryFile implements SoundFile {
    final List<Integer> samples = new ArrayList<>();
    volatile boolean closed;
    volatile int space = Integer.MAX_VALUE;

    @Override
    public void write(int[] frame, int offset, int count) throws IOException {
      if (samples.size() + count > space) {
        throw new IOException("no space left on device");
      }
      for (int i = offset; i < offset + count; i++) {
        samples.add(frame[i]);
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
