package dev.earshot.audio.device;

import dev.earshot.mixer.audio.PcmFormat;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A recording that was read and resampled beforehand: the mix thread only copies. After its end it
 * is silent, or begins anew.
 */
final class FileMicrophone implements Microphone {
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
    short[] samples = WavResampler.samples(WavResampler.read(path), format);
    return new FileMicrophone("file " + path, samples, loop);
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
