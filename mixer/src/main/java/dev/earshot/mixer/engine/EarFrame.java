package dev.earshot.mixer.engine;

import dev.earshot.mixer.audio.LevelMeter;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.port.MixFrame;
import java.util.Arrays;

/**
 * The last stage before the ports: brings a mix into the 16-bit range and measures it, once for all
 * who hear it. Owned by the mix thread.
 */
final class EarFrame {
  private final PcmFormat format;
  private final MixFrame frame;
  private int level = LevelMeter.SILENCE;

  EarFrame(PcmFormat format) {
    this.format = format;
    this.frame = new MixFrame(format.sampleRate(), format.frameSamples());
  }

  PcmFormat format() {
    return format;
  }

  MixFrame frame() {
    return frame;
  }

  /** Level of what is heard. */
  int level() {
    return level;
  }

  /** Whether it is made for this tick already. */
  boolean isOf(long tick) {
    return frame.tick() == tick;
  }

  /** Makes it of a mix. */
  void make(int[] mix, long tick, MixCounters counters) {
    frame.begin(tick);
    if (mix.length == 0) {
      level = LevelMeter.SILENCE;
      Arrays.fill(frame.samples(), 0);
    } else {
      Samples.copy(mix, frame.samples());
      finish(counters);
    }
  }

  /** Makes it of a mix that holds a voice too many. */
  void makeWithout(int[] voice, int[] mix, long tick, MixCounters counters) {
    frame.begin(tick);
    Samples.difference(mix, voice, frame.samples());
    finish(counters);
  }

  private void finish(MixCounters counters) {
    int[] samples = frame.samples();
    if (exceeds(samples)) {
      counters.clipped(clip(samples));
    }
    level = LevelMeter.dbfs(samples);
  }

  /** One bit collected over all samples, without branches, so that the loop is vectorised. */
  private static boolean exceeds(int[] samples) {
    int sign = 0;
    for (int sample : samples) {
      sign |= (Short.MAX_VALUE - sample) | (sample - Short.MIN_VALUE);
    }
    return sign < 0;
  }

  private static int clip(int[] samples) {
    int clipped = 0;
    for (int i = 0; i < samples.length; i++) {
      int limited = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, samples[i]));
      clipped += samples[i] == limited ? 0 : 1;
      samples[i] = limited;
    }
    return clipped;
  }
}
