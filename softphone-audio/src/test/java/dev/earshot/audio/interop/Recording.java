package dev.earshot.audio.interop;

import dev.earshot.audio.device.WavWriter;
import dev.earshot.mixer.audio.ToneMeter;
import dev.earshot.mixer.audio.ToneSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a peer recorded, and the oracle that finds tones in it. Tones of one test are multiples of
 * 25 Hz at least 400 Hz apart.
 */
record Recording(int sampleRate, int[] samples) {
  private static final int WAV_HEADER = 44;

  /** G.711's own noise ends below. */
  private static final double NOISE = -55;

  /** A lost packet makes a click, which is as loud beside a tone as on it. */
  private static final double OVER_CLICKS = 10;

  private static final double BESIDE = 150;

  /** Reads a mono WAV file that may still be growing, so that its header tells nothing yet. */
  static Recording read(Path file, int sampleRate) {
    ByteBuffer wav = open(file);
    return new Recording(sampleRate, samples(wav, 2));
  }

  /** Reads the first channel of a WAV file that may still be growing but tells its format. */
  static Recording read(Path file) {
    ByteBuffer wav = open(file);
    return wav.limit() < WAV_HEADER
        ? new Recording(8000, new int[0])
        : new Recording(wav.getInt(24), samples(wav, 2 * wav.getShort(22)));
  }

  private static ByteBuffer open(Path file) {
    try {
      byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int[] samples(ByteBuffer wav, int frameBytes) {
    int[] samples = new int[Math.max(0, wav.limit() - WAV_HEADER) / frameBytes];
    Arrays.setAll(samples, i -> wav.getShort(WAV_HEADER + frameBytes * i));
    return samples;
  }

  /** Writes a minute of a tone of -12 dBFS. */
  static void writeTone(Path file, int sampleRate, double hertz) {
    int[] tone = new int[sampleRate * 60];
    new ToneSource(sampleRate, hertz, -12).fill(tone);
    try {
      Files.createDirectories(file.getParent());
      WavWriter.write(file, sampleRate, tone);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int millis() {
    return (int) (samples.length * 1000L / sampleRate);
  }

  private int at(int millis) {
    return (int) Math.min(samples.length, (long) millis * sampleRate / 1000);
  }

  /** Level of a tone in the best 200 ms between two times: a packet may be lost now and then. */
  double level(double hertz, int fromMillis, int toMillis) {
    double best = -127;
    ToneMeter meter = new ToneMeter(sampleRate);
    for (int at = at(fromMillis); at + at(200) <= at(toMillis); at += at(100)) {
      best = Math.max(best, meter.dbfs(samples, at, at(200), hertz));
    }
    return best;
  }

  /** Share of the stretches of 40 ms between two times that hold a tone. */
  double share(double hertz, int fromMillis, int toMillis) {
    int all = 0;
    int with = 0;
    for (int at = at(fromMillis); at + at(40) <= at(toMillis); at += at(40)) {
      all++;
      if (holds(hertz, at)) {
        with++;
      }
    }
    if (all == 0) {
      throw new AssertionError("nothing was recorded from " + fromMillis + " to " + toMillis);
    }
    return (double) with / all;
  }

  private boolean holds(double hertz, int at) {
    ToneMeter meter = new ToneMeter(sampleRate);
    double level = meter.dbfs(samples, at, at(40), hertz);
    return level > NOISE
        && level > meter.dbfs(samples, at, at(40), hertz - BESIDE) + OVER_CLICKS
        && level > meter.dbfs(samples, at, at(40), hertz + BESIDE) + OVER_CLICKS;
  }

  /** Whether the last {@code millis} hold a tone nearly all the time. */
  boolean endsWith(double hertz, int millis) {
    return millis() >= millis && share(hertz, millis() - millis, millis()) > 0.9;
  }
}
