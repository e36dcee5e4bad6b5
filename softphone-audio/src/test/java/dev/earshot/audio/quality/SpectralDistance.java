package dev.earshot.audio.quality;

import java.util.Arrays;

/**
 * How far what is heard is from what was said: the difference of their spectra in critical bands,
 * in dB, root mean square over the frames in which something is said. 0 is the same; quantising to
 * G.711 gives about 1; a frame that is missing counts with 25. The delay may vary: it is found anew
 * for every third of a second.
 */
final class SpectralDistance {
  private static final int BLOCK_MILLIS = 320;
  private static final int FRAME_MILLIS = 32;
  private static final int LONGEST_DELAY_MILLIS = 120;
  private static final double FITS = 0.9;

  /** Edges of critical bands in Hz (Zwicker), telephone range. */
  private static final int[] EDGES = {
    200, 300, 400, 510, 630, 770, 920, 1080, 1270, 1480, 1720, 2000, 2320, 2700, 3150, 3700
  };

  /** Differences beyond are all the same to an ear. */
  private static final double MOST_DECIBELS = 25;

  /** About -50 dBFS; what is softer in a band is not heard beside speech. */
  private static final double FLOOR = 100 * 100;

  /** About -45 dBFS; frames below are pauses. */
  private static final double SPEECH = 180 * 180;

  private final int sampleRate;
  private final int[] said;
  private final int[] heard;
  private final int frame;
  private final double[] window;

  private SpectralDistance(int sampleRate, int[] said, int[] heard) {
    this.sampleRate = sampleRate;
    this.said = said;
    this.heard = heard;
    frame = FRAME_MILLIS * sampleRate / 1000;
    window = new double[frame];
    Arrays.setAll(window, i -> 0.5 - 0.5 * Math.cos(2 * Math.PI * i / frame));
  }

  static double decibels(int sampleRate, int[] said, int[] heard) {
    return new SpectralDistance(sampleRate, said, heard).measure();
  }

  private double measure() {
    int block = BLOCK_MILLIS * sampleRate / 1000;
    double sum = 0;
    int frames = 0;
    int delay = 0;
    for (int start = 0; start + block <= said.length; start += block) {
      delay = delay(start, block, delay);
      for (int at = start; at < start + block; at += frame / 2) {
        if (at + frame <= said.length
            && at + delay + frame <= heard.length
            && energy(said, at, frame) > SPEECH) {
          double distance = distance(at, delay);
          sum += distance * distance;
          frames++;
        }
      }
    }
    return Math.sqrt(sum / Math.max(1, frames));
  }

  /** The delay at which a block resembles what was said most; the former one, if it still fits. */
  private int delay(int start, int block, int former) {
    double best = likeness(start, block, former);
    int found = former;
    int most = Math.min(LONGEST_DELAY_MILLIS * sampleRate / 1000, heard.length - start - block);
    for (int delay = 0; delay <= most && best < FITS; delay++) {
      double likeness = likeness(start, block, delay);
      if (likeness > best) {
        best = likeness;
        found = delay;
      }
    }
    return found;
  }

  private double likeness(int start, int block, int delay) {
    double product = 0;
    double first = 1;
    double second = 1;
    for (int i = start; i < start + block && i + delay < heard.length; i += sampleRate / 2000) {
      product += (double) said[i] * heard[i + delay];
      first += (double) said[i] * said[i];
      second += (double) heard[i + delay] * heard[i + delay];
    }
    return product / Math.sqrt(first * second);
  }

  private double distance(int at, int delay) {
    double[] one = bands(said, at);
    double[] other = bands(heard, at + delay);
    double sum = 0;
    for (int band = 0; band < one.length; band++) {
      double decibels = 10 * Math.log10((one[band] + FLOOR) / (other[band] + FLOOR));
      sum += Math.min(MOST_DECIBELS, Math.abs(decibels));
    }
    return sum / one.length;
  }

  /** Energy per band, by a transform of just the lines that are wanted. */
  private double[] bands(int[] samples, int at) {
    double[] bands = new double[EDGES.length - 1];
    double spacing = (double) sampleRate / frame;
    int band = 0;
    for (int line = (int) Math.ceil(EDGES[0] / spacing); band < bands.length; line++) {
      while (band < bands.length && line * spacing >= EDGES[band + 1]) {
        band++;
      }
      if (band < bands.length) {
        bands[band] += line(samples, at, line);
      }
    }
    return bands;
  }

  private double line(int[] samples, int at, int line) {
    double turn = 2 * Math.PI * line / frame;
    double feedback = 2 * Math.cos(turn);
    double last = 0;
    double before = 0;
    for (int i = 0; i < frame; i++) {
      double now = window[i] * samples[at + i] + feedback * last - before;
      before = last;
      last = now;
    }
    return (last * last + before * before - feedback * last * before) / frame;
  }

  private static double energy(int[] samples, int at, int count) {
    double energy = 0;
    for (int i = at; i < at + count; i++) {
      energy += (double) samples[i] * samples[i];
    }
    return energy / count;
  }
}
