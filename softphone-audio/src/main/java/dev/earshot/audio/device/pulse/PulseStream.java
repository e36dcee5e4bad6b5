package dev.earshot.audio.device.pulse;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * An open stream of 16-bit mono, to one device for good: when that goes, or the server, the stream
 * is lost. Nothing here waits for the server, and nothing leaves garbage. Read or written by one
 * thread; closed by any.
 */
public final class PulseStream implements AutoCloseable {
  /** What {@link #readable} and {@link #writable} say of a lost stream. */
  public static final int LOST = -1;

  /** A second of sound at most waits to be read. */
  private static final int MOST_MILLIS = 1000;

  private static final long POLL_NANOS = 500_000;

  private final PulseLoop loop;
  private final long stream;
  private final MemorySegment address;
  private final MemorySegment length;
  private final MemorySegment transfer;

  /** What was received and not read yet: a circle. The reader's. */
  private final byte[] waiting;

  private int first;
  private int size;

  /** Guarded by the loop's lock. */
  private boolean closed;

  PulseStream(PulseLoop loop, long stream, int sampleRate) {
    this.loop = loop;
    this.stream = stream;
    this.waiting = new byte[2 * sampleRate / 1000 * MOST_MILLIS];
    Arena arena = Arena.ofAuto();
    this.address = arena.allocate(JAVA_LONG);
    this.length = arena.allocate(JAVA_LONG);
    this.transfer = arena.allocate(waiting.length);
  }

  boolean awaitReady(long limitMillis) {
    for (long i = 0; i < limitMillis * 1_000_000 / POLL_NANOS; i++) {
      int state = state();
      if (state != StreamCalls.CREATING) {
        return state == StreamCalls.READY;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    return false;
  }

  private int state() {
    loop.lock();
    int state = closed ? LOST : StreamCalls.state(stream);
    loop.unlock();
    return state;
  }

  private boolean usable() {
    return !closed && StreamCalls.state(stream) == StreamCalls.READY;
  }

  /** Bytes that can be read now, or {@link #LOST}. */
  public int readable() {
    loop.lock();
    boolean usable = usable();
    while (usable && StreamCalls.readable(stream) > 0 && receive()) {
      // Goes on until nothing waits.
    }
    loop.unlock();
    return usable || size > 0 ? size : LOST;
  }

  private boolean receive() {
    if (!StreamCalls.peek(stream, address, length)) {
      return false;
    }
    int count = (int) length.get(JAVA_LONG, 0);
    if (count == 0) {
      return false;
    }
    long from = address.get(JAVA_LONG, 0);
    // Nobody reads: what does not fit is lost, and so is what is too old.
    int taken = Math.min(count, waiting.length - size);
    for (int done = 0; done < taken; ) {
      int at = (first + size) % waiting.length;
      int run = Math.min(taken - done, waiting.length - at);
      if (from == 0) {
        Arrays.fill(waiting, at, at + run, (byte) 0);
      } else {
        MemorySegment.copy(LibPulse.Memory.ALL, JAVA_BYTE, from + done, waiting, at, run);
      }
      size += run;
      done += run;
    }
    StreamCalls.drop(stream);
    return true;
  }

  /**
   * Reads what {@link #readable} promised.
   *
   * @return bytes read
   */
  public int read(byte[] to, int count) {
    int taken = Math.min(count, size);
    int run = Math.min(taken, waiting.length - first);
    System.arraycopy(waiting, first, to, 0, run);
    System.arraycopy(waiting, 0, to, run, taken - run);
    first = (first + taken) % waiting.length;
    size -= taken;
    return taken;
  }

  /** Bytes that can be written now, or {@link #LOST}. */
  public int writable() {
    loop.lock();
    long free = usable() ? StreamCalls.writable(stream) : LOST;
    loop.unlock();
    return (int) free;
  }

  /**
   * Writes at once.
   *
   * @return bytes taken: all, or none of a lost stream
   */
  public int write(byte[] from, int count) {
    MemorySegment.copy(from, 0, transfer, JAVA_BYTE, 0, count);
    loop.lock();
    boolean taken = usable() && StreamCalls.write(stream, transfer, count);
    loop.unlock();
    return taken ? count : 0;
  }

  @Override
  public void close() {
    loop.lock();
    if (!closed) {
      closed = true;
      StreamCalls.close(stream);
    }
    loop.unlock();
  }
}
