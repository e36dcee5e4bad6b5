package dev.earshot.mixer.audio;

import java.util.Arrays;

/**
 * Converts a stream of frames from one sample rate to another: a polyphase FIR filter, windowed
 * sinc (Kaiser). With {@code fs} the lower of the two rates it is flat up to 0.45 fs, and what
 * could alias or image into that band is at least 57 dB down. It delays by {@value #HALF_SPAN}
 * samples of the lower rate: 2.25 ms at 8 kHz, 1.1 ms at 16 kHz. Equal rates pass through bit for
 * bit, without delay.
 *
 * <p>Frames must have the lengths of the two formats. Output is rounded but not clipped. Keeps the
 * end of the former frame as its state; owned by one thread; allocates in the constructor only.
 */
public final class Resampler {
  /** Half the length of the filter, in samples of the lower rate. */
  private static final int HALF_SPAN = 18;

  /** Kaiser's beta for 60 dB: 0.1102 (60 - 8.7). */
  private static final double KAISER_BETA = 5.65;

  private final PcmFormat from;
  private final PcmFormat to;

  /** Rates in lowest terms: {@code up} samples leave for each {@code down} that enter. */
  private final int up;

  private final int down;

  /** Former samples kept, a multiple of {@code down}. */
  private final int history;

  /** For each of the {@code up} outputs of a cycle: its filter, newest sample first. */
  private final float[][] filters;

  /** Input dealt out over {@code down} arrays, so that the inner loop runs over neighbours. */
  private final float[][] lanes;

  private final float[] sums;

  /**
   * @throws IllegalArgumentException if the formats differ in frame duration
   */
  public Resampler(PcmFormat from, PcmFormat to) {
    if (from.frameMillis() != to.frameMillis()) {
      throw new IllegalArgumentException("frame durations differ: " + from + ", " + to);
    }
    this.from = from;
    this.to = to;
    int divisor = greatestCommonDivisor(from.sampleRate(), to.sampleRate());
    up = to.sampleRate() / divisor;
    down = from.sampleRate() / divisor;
    int taps = 2 * HALF_SPAN * down / Math.min(up, down);
    history = (taps + down - 1) / down * down;
    filters = passesThrough() ? new float[0][] : polyphase(taps);
    int cycles = from.frameSamples() / down;
    lanes = new float[down][passesThrough() ? 0 : history / down + cycles];
    sums = new float[cycles];
  }

  private Resampler(Resampler other) {
    from = other.from;
    to = other.to;
    up = other.up;
    down = other.down;
    history = other.history;
    filters = other.filters;
    lanes = new float[other.lanes.length][other.lanes[0].length];
    sums = new float[other.sums.length];
  }

  /** Another one for the same rates that has heard nothing yet: cheap, the filters are shared. */
  public Resampler fresh() {
    return new Resampler(this);
  }

  /** Delay through the filter. */
  public double delayMillis() {
    double lower = Math.min(from.sampleRate(), to.sampleRate());
    return passesThrough() ? 0 : 1000 * HALF_SPAN / lower;
  }

  /** Forgets what went before: the next output holds nothing of it. */
  public void reset() {
    for (float[] lane : lanes) {
      Arrays.fill(lane, 0);
    }
  }

  /** Goes on as if {@code former} had been the frame before the next. */
  public void prime(int[] former) {
    if (!passesThrough()) {
      reset();
      deal(former);
    }
  }

  /** Converts the next frame of the stream. */
  public void resample(int[] in, int[] out) {
    if (passesThrough()) {
      System.arraycopy(in, 0, out, 0, out.length);
      return;
    }
    deal(in);
    for (int phase = 0; phase < up; phase++) {
      filter(phase);
      for (int cycle = 0; cycle < sums.length; cycle++) {
        out[cycle * up + phase] = Math.round(sums[cycle]);
      }
    }
  }

  private boolean passesThrough() {
    return up == down;
  }

  /** Moves the lanes on by a frame and appends {@code in}. */
  private void deal(int[] in) {
    int kept = history / down;
    for (int lane = 0; lane < down; lane++) {
      float[] samples = lanes[lane];
      System.arraycopy(samples, sums.length, samples, 0, kept);
      for (int cycle = 0; cycle < sums.length; cycle++) {
        samples[kept + cycle] = in[cycle * down + lane];
      }
    }
  }

  /** Sums up the outputs of one phase for all cycles of the frame. */
  private void filter(int phase) {
    Arrays.fill(sums, 0);
    float[] taps = filters[phase];
    int newest = history + phase * down / up;
    for (int tap = 0; tap < taps.length; tap++) {
      int position = newest - tap;
      addScaled(lanes[position % down], position / down, taps[tap]);
    }
  }

  private void addScaled(float[] samples, int start, float factor) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += samples[start + i] * factor;
    }
  }

  /** The filter at {@code up} times the input's rate, cut into one filter per output of a cycle. */
  private float[][] polyphase(int taps) {
    double centre = taps * up / 2.0;
    double cutoff = 1.0 / Math.max(up, down);
    float[][] phases = new float[up][taps];
    for (int phase = 0; phase < up; phase++) {
      int offset = phase * down % up;
      double[] exact = new double[taps];
      for (int tap = 0; tap < taps; tap++) {
        double t = tap * up + offset - centre;
        exact[tap] = WindowedSinc.sinc(t * cutoff) * WindowedSinc.kaiser(t / centre, KAISER_BETA);
      }
      // Each phase passes DC unchanged, or a constant would come out as a tone.
      double sum = Arrays.stream(exact).sum();
      for (int tap = 0; tap < taps; tap++) {
        phases[phase][tap] = (float) (exact[tap] / sum);
      }
    }
    return phases;
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
