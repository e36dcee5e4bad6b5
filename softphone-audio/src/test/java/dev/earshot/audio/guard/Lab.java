package dev.earshot.audio.guard;

import dev.earshot.audio.codec.Codec;
import dev.earshot.audio.codec.Decoder;
import dev.earshot.audio.codec.Encoder;
import dev.earshot.audio.codec.EncoderSettings;
import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.Resampler;
import java.util.Arrays;
import java.util.Random;

/** Ways from a mouth to an ear, and a detector at the end of them. All at 8 kHz. */
final class Lab {
  static final int MILLI = 8;

  private Lab() {}

  /** Later, and by so many dB louder. */
  static int[] late(int[] voice, int millis, double decibels) {
    int[] out = new int[voice.length];
    double factor = Math.pow(10, decibels / 20);
    for (int i = millis * MILLI; i < out.length; i++) {
      out[i] = (int) Math.round(voice[i - millis * MILLI] * factor);
    }
    return out;
  }

  /** Both, within 16 bits. */
  static int[] mix(int[]... voices) {
    int[] out = new int[voices[0].length];
    for (int[] voice : voices) {
      for (int i = 0; i < out.length; i++) {
        out[i] = Math.clamp(out[i] + voice[i], Short.MIN_VALUE, Short.MAX_VALUE);
      }
    }
    return out;
  }

  /** From there on only; nothing before. */
  static int[] from(int millis, int[] voice) {
    int[] out = voice.clone();
    Arrays.fill(out, 0, millis * MILLI, 0);
    return out;
  }

  static int[] noise(long seed, int millis, double amplitude) {
    Random random = new Random(seed);
    int[] out = new int[millis * MILLI];
    for (int i = 0; i < out.length; i++) {
      out[i] = (int) (amplitude * random.nextGaussian());
    }
    return out;
  }

  static int[] tone(double hertz, int millis, double amplitude) {
    int[] out = new int[millis * MILLI];
    for (int i = 0; i < out.length; i++) {
      out[i] = (int) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / 8000));
    }
    return out;
  }

  /** Through a codec and back, in packets of 20 ms. */
  static int[] coded(Codec codec, int[] voice) {
    PcmFormat narrow = new PcmFormat(8_000, 20);
    PcmFormat own = new PcmFormat(codec.sampleRate(), 20);
    Resampler up = new Resampler(narrow, own);
    Resampler down = new Resampler(own, narrow);
    Encoder encoder = codec.newEncoder(EncoderSettings.PLAIN);
    Decoder decoder = codec.newDecoder();
    int[] out = new int[voice.length];
    int[] frame = new int[narrow.frameSamples()];
    int[] wide = new int[own.frameSamples()];
    byte[] payload = new byte[1_500];
    for (int at = 0; at + frame.length <= voice.length; at += frame.length) {
      System.arraycopy(voice, at, frame, 0, frame.length);
      up.resample(frame, wide);
      for (int i = 0; i < wide.length; i++) {
        wide[i] = Math.clamp(wide[i], Short.MIN_VALUE, Short.MAX_VALUE);
      }
      int bytes = encoder.encode(wide, wide.length, payload, 0);
      decoder.decode(payload, 0, bytes, wide);
      down.resample(wide, frame);
      System.arraycopy(frame, 0, out, at, frame.length);
    }
    return out;
  }

  /**
   * Through the agent's loudspeaker into his microphone: a small resonant box, a cheap capsule, and
   * what the desk throws back.
   */
  static int[] handset(int[] voice, int millis, double decibels) {
    double[] line = new double[voice.length];
    double low = 0;
    double first = 0;
    double second = 0;
    double radius = 0.9;
    double turn = 2 * radius * Math.cos(2 * Math.PI * 1_100 / 8_000);
    for (int i = 0; i < voice.length; i++) {
      low += 0.35 * (voice[i] - low);
      double high = voice[i] - low;
      double ring = high + turn * first - radius * radius * second;
      second = first;
      first = ring;
      line[i] = 0.25 * ring;
    }
    int[] paths = {0, 5, 11, 17, 26, 38};
    double[] shares = {1, 0.7, -0.55, 0.4, -0.3, 0.2};
    double factor = Math.pow(10, decibels / 20);
    int[] out = new int[voice.length];
    for (int i = 0; i < out.length; i++) {
      double sum = 0;
      for (int p = 0; p < paths.length; p++) {
        int from = i - millis * MILLI - paths[p];
        sum += from < 0 ? 0 : shares[p] * line[from];
      }
      out[i] = (int) Math.round(factor * sum);
    }
    return out;
  }

  /** Packets of 20 ms lost here and there, each filled with the one before, quieter. */
  static int[] concealed(int[] voice, double loss, long seed) {
    Random random = new Random(seed);
    int[] out = voice.clone();
    for (int at = 160; at + 160 <= out.length; at += 160) {
      if (random.nextDouble() < loss) {
        for (int i = 0; i < 160; i++) {
          out[at + i] = out[at + i - 160] * 7 / 10;
        }
      }
    }
    return out;
  }

  /** When and what. */
  record Heard(Finding finding, int millis, int delayMillis, int gainDecibels) {}

  /** The first leak, or what was found at the end. */
  static Heard listen(int[] said, int[] heard) {
    return until(Finding.LEAK, new LeakDetector(), said, heard);
  }

  static Heard until(Finding wanted, LeakDetector detector, int[] said, int[] heard) {
    int[] s = new int[LeakDetector.STEP];
    int[] h = new int[LeakDetector.STEP];
    for (int at = 0; at + s.length <= said.length; at += s.length) {
      System.arraycopy(said, at, s, 0, s.length);
      System.arraycopy(heard, at, h, 0, h.length);
      if (detector.step(s, h, true) == wanted) {
        return heard(detector, (at + s.length) / MILLI);
      }
    }
    return heard(detector, said.length / MILLI);
  }

  private static Heard heard(LeakDetector detector, int millis) {
    return new Heard(detector.finding(), millis, detector.delayMillis(), detector.gainDecibels());
  }

  /** When something that can be heard first comes. */
  static int arrival(int[] heard) {
    for (int i = 0; i < heard.length; i++) {
      if (Math.abs(heard[i]) > 40) {
        return i / MILLI;
      }
    }
    return heard.length / MILLI;
  }
}
