package dev.earshot.audio.phone;

/** A sine that runs on from frame to frame, and Goertzel's filter that finds it again. */
final class Tone {
  private final double step;
  private final double amplitude;
  private double phase;

  Tone(double hertz, int sampleRate, double amplitude) {
    step = 2 * Math.PI * hertz / sampleRate;
    this.amplitude = amplitude;
  }

  void fill(int[] frame) {
    for (int i = 0; i < frame.length; i++) {
      frame[i] = (int) Math.round(amplitude * Math.sin(phase));
      phase += step;
    }
  }

  /** Amplitude of the part of {@code samples} that swings with {@code hertz}. */
  static double amplitudeOf(int[] samples, double hertz, int sampleRate) {
    double coefficient = 2 * Math.cos(2 * Math.PI * hertz / sampleRate);
    double last = 0;
    double beforeLast = 0;
    for (int sample : samples) {
      double now = sample + coefficient * last - beforeLast;
      beforeLast = last;
      last = now;
    }
    double power = last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
    return 2 * Math.sqrt(power) / samples.length;
  }
}
