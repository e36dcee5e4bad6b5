package dev.earshot.mixer.port;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The last point before anyone can hear a microphone. The mix step asks it when it takes the frame,
 * so frames that already wait in a queue cannot slip out after closing.
 *
 * <p>Any thread may close it, at once and without waiting. Opening needs two things: the {@link
 * Opener}, which only the supervision loop holds, and the generation it saw before it verified who
 * would hear – so a close that arrives in between always wins.
 */
public final class PrivacyGate {
  /**
   * Lowest bit: open. The rest counts closings, so that a stale permission to open is recognised.
   */
  private final AtomicLong state = new AtomicLong();

  private volatile String reason = "closed at start";

  private PrivacyGate() {}

  /** A closed gate together with the only right to open it. */
  public static Opener create() {
    return new PrivacyGate().new Opener();
  }

  /** Whether a frame may be taken now. */
  public boolean isOpen() {
    return (state.get() & 1) != 0;
  }

  /** Counts closings. Read it before checking whether opening is right. */
  public long generation() {
    return state.get() >>> 1;
  }

  /** Why the gate was last closed, as a sentence for the user. */
  public String reason() {
    return reason;
  }

  /** Closes the gate from any thread. The next frame taken is silence. */
  public void close(String why) {
    reason = why;
    state.updateAndGet(s -> ((s >>> 1) + 1) << 1);
  }

  /** The right to open one gate. */
  public final class Opener {
    private Opener() {}

    public PrivacyGate gate() {
      return PrivacyGate.this;
    }

    /**
     * Opens the gate unless it was closed since {@code generation} was read.
     *
     * @return whether the gate is open now because of this call
     */
    public boolean open(long generation) {
      long closed = generation << 1;
      // A number that was never a generation may lose its highest bit and look like one.
      return closed >>> 1 == generation && state.compareAndSet(closed, closed | 1);
    }
  }
}
