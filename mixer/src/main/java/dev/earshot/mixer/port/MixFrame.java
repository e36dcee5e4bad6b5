package dev.earshot.mixer.port;

import org.jspecify.annotations.Nullable;

/**
 * What some participants hear in one tick, at one sample rate. Participants with equal hearing get
 * the very same object, tick after tick, so that work on it – encoding above all – need be done
 * only once: who comes first leaves it here under its {@linkplain #share kind}, the others pick it
 * up. Written by the mixer, read by {@link Port#write(MixFrame)}; mix thread only. Never allocates
 * after construction.
 */
public final class MixFrame {
  /** Kinds of work that can be shared in one tick; what goes beyond is done by everybody. */
  public static final int MOST_KINDS = 8;

  private final int sampleRate;
  private final int[] samples;
  private final @Nullable Object[] kinds = new @Nullable Object[MOST_KINDS];
  private final @Nullable Object[] works = new @Nullable Object[MOST_KINDS];
  private int shared;
  private long tick;

  /**
   * @param sampleRate samples per second
   * @param frameSamples samples in a tick
   */
  public MixFrame(int sampleRate, int frameSamples) {
    this.sampleRate = sampleRate;
    this.samples = new int[frameSamples];
  }

  /** The mixer begins to fill the frame for this tick: nothing is shared yet. */
  public void begin(long newTick) {
    tick = newTick;
    for (int i = 0; i < shared; i++) {
      kinds[i] = null;
      works[i] = null;
    }
    shared = 0;
  }

  public int sampleRate() {
    return sampleRate;
  }

  /**
   * The samples, each in the 16-bit range. Only the mixer writes them; they change with the next
   * tick.
   */
  public int[] samples() {
    return samples;
  }

  /** Number of the tick: grows by one with each frame of a room, and is the same for all in it. */
  public long tick() {
    return tick;
  }

  /** What an earlier listener of this frame left in this tick for those who need the same. */
  public @Nullable Object shared(Object kind) {
    for (int i = 0; i < shared; i++) {
      if (kind.equals(kinds[i])) {
        return works[i];
      }
    }
    return null;
  }

  /**
   * Leaves {@code work} for the later listeners of this frame in this tick; does nothing if {@value
   * #MOST_KINDS} kinds are there already.
   */
  public void share(Object kind, Object work) {
    if (shared < MOST_KINDS) {
      kinds[shared] = kind;
      works[shared] = work;
      shared++;
    }
  }
}
