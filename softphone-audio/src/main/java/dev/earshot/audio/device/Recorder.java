package dev.earshot.audio.device;

import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.port.FrameRing;
import dev.earshot.mixer.port.FrameRing.WhenFull;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes what the mix thread hands over into a file. Frames go into a ring of four seconds; a
 * {@code recorder} thread opens the file, writes them and completes it. A frame for which there was
 * no room is silence in the file and counted, so that the recording keeps time. A file that cannot
 * be written ends the recording and nothing else.
 *
 * <p>{@link #write} is for the mix thread, everything else for any other.
 */
public final class Recorder implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Recorder.class.getName());
  private static final int RING_MILLIS = 4000;
  private static final long REST_NANOS = 20_000_000;
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

  private static final long CLOSE_STEP = 10;

  private final String description;
  private final SoundFile.Opening opening;
  private final FrameRing ring;
  private final int samples;

  /** A frame and, after its samples, its number: so the reader sees which ones are missing. */
  private final int[] numbered;

  private final int[] silence;
  private final Thread thread;

  /** Frames heard so far; written by the mix thread only. */
  private volatile int number;

  /** Frames in the file; recorder thread only. */
  private int written;

  private volatile long missed;
  private volatile Optional<String> problem = Optional.empty();
  private volatile boolean stopped;

  private Recorder(String description, PcmFormat format, SoundFile.Opening opening) {
    this.description = description;
    this.opening = opening;
    this.samples = format.frameSamples();
    this.ring = new FrameRing(RING_MILLIS / format.frameMillis(), samples + 1, WhenFull.REFUSE);
    this.numbered = new int[samples + 1];
    this.silence = new int[samples];
    this.thread = Thread.ofVirtual().name("recorder").unstarted(this::record);
  }

  /**
   * @param description for the log
   * @param opening called on the recorder thread
   */
  public static Recorder start(String description, PcmFormat format, SoundFile.Opening opening) {
    Recorder recorder = new Recorder(description, format, opening);
    recorder.thread.start();
    return recorder;
  }

  /** Mix thread: takes one tick. */
  public void write(int[] frame) {
    if (stopped) {
      return;
    }
    System.arraycopy(frame, 0, numbered, 0, samples);
    int next = number;
    numbered[samples] = next;
    ring.offer(numbered);
    number = next + 1;
  }

  /** Frames that the disk was too slow for. */
  public long missed() {
    return missed;
  }

  /** Why the file could not be written, for example because the disk is full. */
  public Optional<String> problem() {
    return problem;
  }

  /** Nothing more is taken; the file is completed soon after. Does not wait. */
  public void stop() {
    stopped = true;
    LockSupport.unpark(thread);
  }

  /** Whether the file is complete or has failed. */
  public boolean ended() {
    return !thread.isAlive();
  }

  /** Stops and waits for the file to be complete; at most one second. */
  @Override
  public void close() {
    closeAll(List.of(this));
  }

  /** Closes several; at most one second for all together. */
  public static void closeAll(List<Recorder> recorders) {
    recorders.forEach(Recorder::stop);
    long wait = CLOSE_LIMIT.toMillis();
    try {
      for (Recorder recorder : recorders) {
        while (!recorder.thread.join(Duration.ofMillis(CLOSE_STEP)) && wait > 0) {
          wait -= CLOSE_STEP;
        }
        if (!recorder.ended()) {
          LOG.log(Level.WARNING, recorder.description + ": not yet completely written");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void record() {
    try (SoundFile file = opening.open()) {
      copy(file);
    } catch (IOException e) {
      problem = Optional.of(String.valueOf(e.getMessage()));
      stopped = true;
      LOG.log(Level.ERROR, description + ": " + e.getMessage());
    }
  }

  private void copy(SoundFile file) throws IOException {
    int[] frame = new int[samples + 1];
    boolean last;
    do {
      last = stopped;
      while (ring.poll(frame)) {
        fill(file, frame[samples] - written);
        file.write(frame, 0, samples);
        written++;
      }
      if (!last) {
        LockSupport.parkNanos(REST_NANOS);
      }
    } while (!last);
    fill(file, number - written);
  }

  /** Silence in the place of frames that the ring had no room for. */
  private void fill(SoundFile file, int frames) throws IOException {
    for (int i = 0; i < frames; i++) {
      file.write(silence, 0, samples);
      written++;
      missed = missed + 1;
    }
  }
}
