package dev.earshot.audio.device;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** A sound card line under the test's control: faults are set, not waited for. */
final class ScriptedLine implements SoundLine {
  /** Bytes that can be transferred now. */
  volatile int available;

  /** Bytes each transfer really moves, at most; 0 is what a dead sound server does. */
  volatile int transferLimit = Integer.MAX_VALUE;

  /** If set, transfers and closing block until it is counted down: a sound server that hangs. */
  volatile CountDownLatch hang = new CountDownLatch(0);

  /** Value of each sample delivered. */
  volatile int sample;

  volatile boolean closed;
  volatile int transferred;
  volatile byte[] last = {};

  @Override
  public int available() {
    return available;
  }

  @Override
  public int transfer(byte[] bytes, int count) {
    await();
    int moved = Math.min(count, transferLimit);
    last = Arrays.copyOf(bytes, moved);
    for (int i = 0; i + 1 < moved; i += 2) {
      bytes[i] = (byte) sample;
      bytes[i + 1] = (byte) (sample >> 8);
    }
    transferred += moved;
    available -= moved;
    return moved;
  }

  @Override
  public void close() {
    await();
    closed = true;
  }

  private void await() {
    try {
      hang.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
