package dev.earshot.audio.focus.play;

import dev.earshot.mixer.port.Port;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A participant who beeps when told to. Beeps do not queue: the next one takes the place of one
 * that has not begun, so that a crowd that comes at once does not beep for minutes. {@link #ring}
 * is for any thread, everything else for the mix thread.
 */
public final class ChimePort implements Port {
  private static final short[] NOTHING = {};

  private final int sampleRate;
  private final AtomicReference<short @Nullable []> waiting = new AtomicReference<>();
  private short[] playing = NOTHING;
  private int next;

  public ChimePort(int sampleRate) {
    this.sampleRate = sampleRate;
  }

  /**
   * @param samples at the rate of the port; not copied
   */
  public void ring(short[] samples) {
    waiting.set(samples);
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public boolean read(int[] frame) {
    if (next >= playing.length) {
      short[] following = waiting.getAndSet(null);
      if (following == null) {
        return false;
      }
      playing = following;
      next = 0;
    }
    int count = Math.min(frame.length, playing.length - next);
    for (int i = 0; i < frame.length; i++) {
      frame[i] = i < count ? playing[next + i] : 0;
    }
    next += count;
    return true;
  }

  @Override
  public void write(int[] frame) {
    // Whoever beeps does not listen.
  }
}
