package dev.earshot.audio.device;

import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.Resampler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A recording that was read and resampled beforehand: the mix thread only copies. After its end it
 * is silent, or begins anew.
 */
final class FileMicrophone implements Microphone {
  private static final List<Integer> RATES = List.of(8000, 16_000, 24_000, 32_000, 48_000);

  private final String description;
  private final short[] samples;
  private final boolean loop;
  private int next;

  private FileMicrophone(String description, short[] samples, boolean loop) {
    this.description = description;
    this.samples = samples;
    this.loop = loop;
  }

  /**
   * Reads the whole file and converts it to the rate of {@code format}.
   *
   * @throws IOException if it is no usable WAV file; the message names it and what is wrong
   */
  static FileMicrophone open(Path path, PcmFormat format, boolean loop) throws IOException {
    WavFile file = WavFile.read(path);
    if (!RATES.contains(file.sampleRate())) {
      throw new IOException(
          path + ": " + file.sampleRate() + " Hz cannot be resampled; usable are " + RATES + " Hz");
    }
    PcmFormat recorded = new PcmFormat(file.sampleRate(), format.frameMillis());
    return new FileMicrophone("file " + path, convert(file.samples(), recorded, format), loop);
  }

  private static short[] convert(int[] recorded, PcmFormat from, PcmFormat to) {
    Resampler resampler = new Resampler(from, to);
    int[] in = new int[from.frameSamples()];
    int[] out = new int[to.frameSamples()];
    int length = (int) ((long) recorded.length * to.sampleRate() / from.sampleRate());
    short[] converted = new short[Math.max(1, length)];
    for (int done = 0, taken = 0; done < length; done += out.length, taken += in.length) {
      for (int i = 0; i < in.length; i++) {
        in[i] = taken + i < recorded.length ? recorded[taken + i] : 0;
      }
      resampler.resample(in, out);
      for (int i = 0; i < out.length && done + i < length; i++) {
        converted[done + i] = (short) Math.max(-32768, Math.min(32767, out[i]));
      }
    }
    return converted;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public boolean read(int[] frame) {
    if (next >= samples.length) {
      return false;
    }
    for (int i = 0; i < frame.length; i++) {
      frame[i] = next < samples.length ? samples[next++] : 0;
      if (loop && next == samples.length) {
        next = 0;
      }
    }
    return true;
  }

  @Override
  public void close() {}
}
