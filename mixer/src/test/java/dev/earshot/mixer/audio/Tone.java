package dev.earshot.mixer.audio;

/** The sine of one frequency that fits samples best, and what remains without it. */
record Tone(double dbfs, double signalToNoise) {
  static Tone of(int[] samples, int rate, double hertz) {
    double omega = 2 * Math.PI * hertz / rate;
    double cc = 0;
    double ss = 0;
    double cs = 0;
    double xc = 0;
    double xs = 0;
    for (int i = 0; i < samples.length; i++) {
      double c = Math.cos(omega * i);
      double s = Math.sin(omega * i);
      cc += c * c;
      ss += s * s;
      cs += c * s;
      xc += samples[i] * c;
      xs += samples[i] * s;
    }
    double determinant = cc * ss - cs * cs;
    double a = (xc * ss - xs * cs) / determinant;
    double b = (xs * cc - xc * cs) / determinant;
    double noise = 0;
    for (int i = 0; i < samples.length; i++) {
      double rest = samples[i] - a * Math.cos(omega * i) - b * Math.sin(omega * i);
      noise += rest * rest;
    }
    double signal = (a * a + b * b) / 2 * samples.length;
    return new Tone(20 * Math.log10(Math.hypot(a, b) / 32768), 10 * Math.log10(signal / noise));
  }
}
