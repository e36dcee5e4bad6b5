package dev.earshot.audio.device;

import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.port.FrameRing;
import dev.earshot.mixer.port.FrameRing.WhenFull;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Records what is heard into a WAV file. The mix thread hands frames to a ring of four seconds; a
 * {@code recorder} thread writes them. A frame for which there was no room is silence in the file
 * and counted, so that the recording keeps time.
 */
final class FileSpeaker implements Speaker {
  private static final System.Logger LOG = System.getLogger(FileSpeaker.class.getName());
  private static final int RING_MILLIS = 4000;
  private static final long REST_NANOS = 20_000_000;
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

  private final String description;
  private final WavWriter file;
  private final FrameRing ring;
  private final int samples;

  /** A frame and, after its samples, its number: so the reader sees which ones are missing. */
  private final int[] numbered;

  private final Thread recorder;

  /** Frames heard so far; written by the mix thread only. */
  private volatile int number;

  private final int[] silence;

  /** Frames in the file; recorder thread only. */
  private int written;

  private volatile long missed;
  private volatile boolean failed;
  private volatile boolean closed;

  FileSpeaker(Path path, PcmFormat format) throws IOException {
    this.description = "file " + path;
    this.file = WavWriter.create(path, format.sampleRate());
    this.samples = format.frameSamples();
    this.ring = new FrameRing(RING_MILLIS / format.frameMillis(), samples + 1, WhenFull.REFUSE);
    this.numbered = new int[samples + 1];
    this.silence = new int[samples];
    this.recorder = Thread.ofVirtual().name("recorder").start(this::record);
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public void write(int[] frame) {
    if (closed) {
      return;
    }
    System.arraycopy(frame, 0, numbered, 0, samples);
    int next = number;
    numbered[samples] = next;
    ring.offer(numbered);
    number = next + 1;
  }

  /** Frames that the disk was too slow for. Any thread. */
  long missed() {
    return missed;
  }

  /** False after the file could not be written, for example because the disk is full. */
  @Override
  public boolean alive() {
    return !failed;
  }

  /** Writes what was heard so far and completes the file; at most one second. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(recorder);
    try {
      if (!recorder.join(CLOSE_LIMIT)) {
        LOG.log(Level.WARNING, description + ": not yet completely written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Recorder thread: silence in the place of frames that the ring had no room for. */
  private void fill(int frames) throws IOException {
    for (int i = 0; i < frames; i++) {
      file.write(silence);
      written++;
      missed = missed + 1;
    }
  }

  private void record() {
    int[] frame = new int[samples + 1];
    try (file) {
      boolean last;
      do {
        last = closed;
        while (ring.poll(frame)) {
          fill(frame[samples] - written);
          file.write(frame, 0, samples);
          written++;
        }
        if (!last) {
          LockSupport.parkNanos(REST_NANOS);
        }
      } while (!last);
      fill(number - written);
    } catch (IOException e) {
      failed = true;
      LOG.log(Level.ERROR, description + ": " + e.getMessage());
    }
  }
}
