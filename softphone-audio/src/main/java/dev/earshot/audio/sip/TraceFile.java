package dev.earshot.audio.sip;

import dev.earshot.audio.sip.message.SipMessage;
import dev.earshot.audio.sip.transport.Hop;
import dev.earshot.audio.sip.transport.MessageLog;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes messages into a rotating file, which only its owner may read. The sip thread hands them
 * over and never waits; what comes too fast is counted and left out. An edge: its thread writes.
 */
final class TraceFile implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("dev.earshot.audio.sip");
  private static final int MOST_WAITING = 4_096;
  private static final Duration JOIN = Duration.ofSeconds(1);
  private static final long POLL_MILLIS = 200;

  private final TraceConfig config;
  private final InstantSource clock;
  private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicLong dropped = new AtomicLong();
  private final Thread thread;
  private OutputStream out;
  private long written;
  private volatile boolean closed;

  private TraceFile(TraceConfig config, InstantSource clock) throws IOException {
    this.config = config;
    this.clock = clock;
    this.out = create(config.file());
    this.thread = Thread.ofVirtual().name("sip-trace").unstarted(this::run);
  }

  /**
   * @throws IOException naming the file if it cannot be written
   */
  static TraceFile open(TraceConfig config, InstantSource clock) throws IOException {
    try {
      TraceFile trace = new TraceFile(config, clock);
      trace.thread.start();
      return trace;
    } catch (IOException e) {
      throw new IOException("trace " + config.file() + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static OutputStream create(Path file) throws IOException {
    Files.deleteIfExists(file);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    return Files.newOutputStream(file);
  }

  /** Sip thread. */
  void note(String direction, SipMessage message, Hop hop) {
    String text = new String(message.bytes(), StandardCharsets.UTF_8);
    offer(direction + " " + hop, printable(MessageLog.masked(text.replace("\r\n", "\n"))));
  }

  /** Something that was no message. Sip thread. */
  void note(Hop from, String refusal) {
    offer("refused from " + from, refusal + "\n");
  }

  private void offer(String head, String text) {
    long lost = dropped.get();
    String gap = lost == 0 ? "" : "(" + lost + " messages before were left out)\n";
    if (waiting.offer(gap + clock.instant() + " " + head + "\n" + text + "\n")) {
      dropped.addAndGet(-lost);
    } else {
      dropped.incrementAndGet();
    }
  }

  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", ".");
  }

  private void run() {
    try {
      while (!closed || !waiting.isEmpty()) {
        String next = waiting.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (next != null) {
          write(next.getBytes(StandardCharsets.UTF_8));
        }
      }
      out.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the trace ends: {0}: {1}", config.file(), e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(byte[] bytes) throws IOException {
    if (written > 0 && written + bytes.length > config.bytes()) {
      out.close();
      rotate();
      out = create(config.file());
      written = 0;
    }
    out.write(bytes);
    written += bytes.length;
  }

  private void rotate() throws IOException {
    for (int number = config.files() - 1; number > 0; number--) {
      Path from = number == 1 ? config.file() : numbered(number - 1);
      if (Files.exists(from)) {
        Files.move(from, numbered(number), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Path numbered(int number) {
    return config.file().resolveSibling(config.file().getFileName() + "." + number);
  }

  /** Writes what waits, at most a second long. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join(JOIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
