package dev.earshot.audio.device;

import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.Resampler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** WAV files at the rate of whoever plays them. Pure but for reading the file. */
public final class WavResampler {
  private static final List<Integer> RATES = List.of(8000, 16_000, 24_000, 32_000, 48_000);

  private WavResampler() {}

  /**
   * Reads a file that can be resampled.
   *
   * @throws IOException if it is no usable WAV file; the message names it and what is wrong
   */
  public static WavFile read(Path path) throws IOException {
    WavFile file = WavFile.read(path);
    if (!RATES.contains(file.sampleRate())) {
      throw new IOException(
          path + ": " + file.sampleRate() + " Hz cannot be resampled; usable are " + RATES + " Hz");
    }
    return file;
  }

  /** The whole recording at the rate of {@code to}, at least one sample. */
  public static short[] samples(WavFile file, PcmFormat to) {
    PcmFormat from = new PcmFormat(file.sampleRate(), to.frameMillis());
    int[] recorded = file.samples();
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
}
