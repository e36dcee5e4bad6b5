package dev.earshot.audio.interop;

import dev.earshot.mixer.audio.ToneMeter;
import dev.earshot.mixer.audio.ToneSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a peer recorded, and the oracle that finds tones in it. Tones of one test are multiples of
 * 25 Hz at least 400 Hz apart.
 */
record Recording(int sampleRate, int[] samples) {
  private static final int WAV_HEADER = 44;

  /** Noise of all codecs ends below; 20 ms of somebody's voice in 200 ms lie far above. */
  static final double AUDIBLE = -45;

  /** Where a click sounds as loud as at a tone's own frequency, and no other tone may be, Hz. */
  private static final int[] BESIDE = {-200, -175, -150, -125, -100, 100, 125, 150, 175, 200};

  /** 10 ms of a tone stand out of what is beside it by more. */
  private static final double STANDS_OUT = 6;

  /**
   * Reads the first channel of a WAV file that may still be growing, so that its header tells
   * nothing yet.
   */
  static Recording read(Path file, int sampleRate, int channels) {
    try {
      if (!Files.exists(file) || Files.size(file) <= WAV_HEADER) {
        return new Recording(sampleRate, new int[0]);
      }
      ByteBuffer wav = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      int[] samples = new int[(wav.limit() - WAV_HEADER) / 2 / channels];
      Arrays.setAll(samples, i -> wav.getShort(WAV_HEADER + 2 * channels * i));
      return new Recording(sampleRate, samples);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a minute of a tone of -12 dBFS, the same in all channels. */
  static void writeTone(Path file, int sampleRate, int channels, double hertz) {
    int[] tone = new int[sampleRate * 60];
    new ToneSource(sampleRate, hertz, -12).fill(tone);
    int bytes = 2 * channels * tone.length;
    ByteBuffer wav = ByteBuffer.allocate(WAV_HEADER + bytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) channels).putInt(sampleRate);
    wav.putInt(2 * channels * sampleRate).putShort((short) (2 * channels)).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    for (int sample : tone) {
      for (int channel = 0; channel < channels; channel++) {
        wav.putShort((short) sample);
      }
    }
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, wav.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int millis() {
    return (int) (samples.length * 1000L / sampleRate);
  }

  private int in(int millis) {
    return sampleRate / 1000 * millis;
  }

  private int upTo(int millis) {
    return Math.min(samples.length, in(millis));
  }

  /**
   * Level of a tone in the 200 ms between two times that hold most of it: who hears may have lost a
   * packet, who must not hear must not have heard any.
   */
  double level(double hertz, int fromMillis, int toMillis) {
    double best = -127;
    ToneMeter meter = new ToneMeter(sampleRate);
    for (int at = in(fromMillis); at + in(200) <= upTo(toMillis); at += in(100)) {
      best = Math.max(best, meter.dbfs(samples, at, in(200), hertz));
    }
    return best;
  }

  /**
   * The same of somebody who must not be heard: what a lost packet of another voice does is a click
   * and as loud beside the tone as at it, so only what stands out counts.
   */
  double leak(double hertz, int fromMillis, int toMillis) {
    double worst = -127;
    ToneMeter meter = new ToneMeter(sampleRate);
    for (int at = in(fromMillis); at + in(200) <= upTo(toMillis); at += in(100)) {
      double level = meter.dbfs(samples, at, in(200), hertz);
      if (level > worst && level > beside(meter, at, hertz) + STANDS_OUT) {
        worst = level;
      }
    }
    return worst;
  }

  private double beside(ToneMeter meter, int at, double hertz) {
    return Arrays.stream(BESIDE)
        .mapToDouble(distance -> meter.dbfs(samples, at, in(200), hertz + distance))
        .max()
        .orElseThrow();
  }

  /** Share of the stretches of 40 ms between two times that hold a tone. */
  double share(double hertz, int fromMillis, int toMillis) {
    int all = 0;
    int with = 0;
    ToneMeter meter = new ToneMeter(sampleRate);
    for (int at = in(fromMillis); at + in(40) <= upTo(toMillis); at += in(40)) {
      all++;
      if (meter.dbfs(samples, at, in(40), hertz) > AUDIBLE) {
        with++;
      }
    }
    if (all == 0) {
      throw new AssertionError("nothing was recorded from " + fromMillis + " to " + toMillis);
    }
    return (double) with / all;
  }

  /** Whether the last {@code millis} hold a tone nearly all the time. */
  boolean endsWith(double hertz, int millis) {
    return millis() >= millis && share(hertz, millis() - millis, millis()) > 0.9;
  }
}
