package dev.earshot.mixer.engine;

import dev.earshot.mixer.audio.LevelMeter;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.SoftLimit;
import dev.earshot.mixer.port.MixFrame;
import java.util.Arrays;

/**
 * The last stage before the ports: brings a mix into the 16-bit range and measures it, once for all
 * who hear it. Owned by the mix thread.
 */
final class EarFrame {
  /** With less energy in a frame, no sample of it can exceed what passes the limiter unchanged. */
  private static final long QUIET = (long) SoftLimit.THRESHOLD * SoftLimit.THRESHOLD;

  private final MixFrame frame;
  private long energy;

  EarFrame(PcmFormat format) {
    this.frame = new MixFrame(format.sampleRate(), format.frameSamples());
  }

  MixFrame frame() {
    return frame;
  }

  /** {@link LevelMeter#energy} of what is heard. */
  long energy() {
    return energy;
  }

  /** Whether it is made for this tick already. */
  boolean isOf(long tick) {
    return frame.tick() == tick;
  }

  /** Makes it silent: for who hears nothing at all. */
  void makeSilent(long tick) {
    frame.begin(tick);
    Arrays.fill(frame.samples(), 0);
    energy = 0;
  }

  /** Makes it of a mix. */
  void make(int[] mix, long tick, MixTools tools) {
    frame.begin(tick);
    if (mix.length > 0) {
      Samples.copy(mix, frame.samples());
      finish(LevelMeter.energy(mix), tools);
    } else if (tools.noise().isPresent()) {
      Arrays.fill(frame.samples(), 0);
      finish(0, tools);
    } else {
      Arrays.fill(frame.samples(), 0);
      energy = 0;
    }
  }

  /** Makes it of a mix that holds a voice too many. */
  void makeWithout(int[] voice, int[] mix, long tick, MixTools tools) {
    frame.begin(tick);
    finish(Samples.measuredDifference(mix, voice, frame.samples()), tools);
  }

  private void finish(long energyOfMix, MixTools tools) {
    int[] samples = frame.samples();
    if (tools.noise().isPresent()) {
      tools.noise().get().addTo(samples);
      energy = limit(samples, tools.counters());
    } else {
      energy = limit(samples, energyOfMix, tools.counters());
    }
  }

  /**
   * @return energy of the limited samples
   */
  static long limit(int[] samples, MixCounters counters) {
    return limit(samples, LevelMeter.energy(samples), counters);
  }

  private static long limit(int[] samples, long energy, MixCounters counters) {
    // Below 0: more than 64 bits hold, which takes thousands of voices at full scale.
    if (energy >= 0 && energy <= QUIET) {
      return energy;
    }
    int limited = SoftLimit.apply(samples);
    counters.limited(limited);
    return limited == 0 ? energy : LevelMeter.energy(samples);
  }
}
