package dev.earshot.audio.rtp;

import dev.earshot.mixer.thread.RealtimeScheduling;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The {@code rtp} thread: one selector that receives for all sessions of the process, and the timer
 * of their RTCP. Any thread may start and close sessions.
 *
 * <p>Waking up costs more than taking a packet. While few packets come, each is taken and stamped
 * at once; while many come, the thread lets {@value #GATHERING_MILLIS} ms pass between its rounds,
 * so that the number of its rounds no longer grows with the number of calls. Arrival times are then
 * that much coarser; the mixer asks for packets only once in 10 ms anyway.
 */
public final class RtpLoop implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RtpLoop.class.getName());

  /** How late an RTCP report may be; reports are seconds apart. */
  private static final long STEP_MILLIS = 100;

  /** Pause between rounds while many packets come. */
  private static final long GATHERING_MILLIS = 4;

  /** Packets in a round, or in the time of a pause, that are many: about 40 calls' worth. */
  private static final int MANY = 8;

  /**
   * Packets taken from one socket before a pause: a flood waits in the kernel, or is lost there.
   */
  private static final int BATCH = 32;

  private static final int DATAGRAM_BYTES = 2048;

  /** Takes the datagrams of one socket. */
  @FunctionalInterface
  interface Inlet {
    void onDatagram(InetSocketAddress source, byte[] data, int length, long arrivalNanos);
  }

  private final Selector selector = Selector.open();
  private final NtpClock clock;
  private final List<RtpSession> sessions = new CopyOnWriteArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(DATAGRAM_BYTES);
  private final byte[] datagram = new byte[DATAGRAM_BYTES];
  private final Consumer<SelectionKey> ready = this::drain;
  private final Consumer<RtpSession> step = this::step;
  private final Thread thread;
  private volatile boolean closed;
  private long steppedNanos;
  private boolean faulted;

  /** Packets taken since {@link #countedNanos}. */
  private int taken;

  private long countedNanos;

  private RtpLoop(NtpClock clock) throws IOException {
    this.clock = clock;
    this.thread = new Thread(this::run, "rtp");
    thread.setDaemon(true);
  }

  public static RtpLoop start() throws IOException {
    RtpLoop loop = new RtpLoop(new NtpClock(System::nanoTime, Instant.now()));
    loop.thread.start();
    return loop;
  }

  NtpClock clock() {
    return clock;
  }

  void add(RtpSession session, DatagramChannel rtp, Inlet onRtp, DatagramChannel rtcp, Inlet onRtcp)
      throws IOException {
    sessions.add(session);
    rtp.register(selector, SelectionKey.OP_READ, onRtp);
    rtcp.register(selector, SelectionKey.OP_READ, onRtcp);
    selector.wakeup();
  }

  void remove(RtpSession session) {
    sessions.remove(session);
    // Closed channels keep their ports until the selector has seen that they are cancelled.
    selector.wakeup();
  }

  private void run() {
    RealtimeScheduling.request();
    while (!closed) {
      try {
        selector.select(ready, sessions.isEmpty() ? 0 : STEP_MILLIS);
        takeRest();
        stepSessions();
        gather();
      } catch (IOException | RuntimeException fault) {
        report(fault);
      }
    }
  }

  /** Sockets rarely hold a second packet; asking all at once is cheaper than asking each. */
  private void takeRest() throws IOException {
    for (int i = 1; i < BATCH; i++) {
      if (selector.selectNow(ready) == 0) {
        return;
      }
    }
  }

  /** Waits for company of the next packet, if it can be expected within the pause. */
  private void gather() {
    long now = clock.nanos();
    long since = now - countedNanos;
    long pause = GATHERING_MILLIS * 1_000_000;
    boolean many = taken >= MANY;
    if (many || since >= pause) {
      taken = 0;
      countedNanos = now;
    }
    if (many && since < 2 * pause) {
      LockSupport.parkNanos(pause);
    }
  }

  private void stepSessions() {
    long now = clock.nanos();
    if (now - steppedNanos >= STEP_MILLIS * 1_000_000) {
      steppedNanos = now;
      sessions.forEach(step);
    }
  }

  private void step(RtpSession session) {
    session.step(steppedNanos);
  }

  private void drain(SelectionKey key) {
    if (!key.isValid()
        || !(key.channel() instanceof DatagramChannel channel)
        || !(key.attachment() instanceof Inlet inlet)) {
      return;
    }
    InetSocketAddress source = receive(channel);
    if (source != null) {
      int length = buffer.flip().remaining();
      buffer.get(datagram, 0, length);
      taken++;
      inlet.onDatagram(source, datagram, length, clock.nanos());
    }
  }

  /** Null if nothing waits, or if the socket reports that a peer is gone, which is no fault. */
  private @Nullable InetSocketAddress receive(DatagramChannel channel) {
    try {
      return (InetSocketAddress) channel.receive(buffer.clear());
    } catch (IOException unreachableOrClosed) {
      return null;
    }
  }

  /** A bug in a handler must not end everybody's reception; the first one is told. */
  private void report(Exception fault) {
    if (!faulted && !closed) {
      faulted = true;
      LOG.log(System.Logger.Level.ERROR, "rtp loop fault, further ones are not logged", fault);
    }
  }

  /** Stops the thread; sessions that still exist receive nothing more. Idempotent. */
  @Override
  public void close() {
    closed = true;
    try {
      selector.wakeup();
      if (!Thread.currentThread().equals(thread)) {
        thread.join(1000);
      }
      selector.close();
    } catch (IOException ignored) {
      // Nothing can be done about a selector that does not close.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
