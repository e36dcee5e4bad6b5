package dev.earshot.mixer.audio;

/**
 * Mono linear PCM of one rate, cut into frames of one duration.
 *
 * @param sampleRate samples per second: 8000, 16000, 24000, 32000 or 48000
 * @param frameMillis duration of a frame: 10 or 20 ms
 */
public record PcmFormat(int sampleRate, int frameMillis) {
  public PcmFormat {
    switch (sampleRate) {
      case 8000, 16000, 24000, 32000, 48000 -> {}
      default ->
          throw new IllegalArgumentException("unsupported sample rate: " + sampleRate + " Hz");
    }
    if (frameMillis != 10 && frameMillis != 20) {
      throw new IllegalArgumentException("frame must be 10 or 20 ms: " + frameMillis);
    }
  }

  /** Samples in one frame. */
  public int frameSamples() {
    return sampleRate / 1000 * frameMillis;
  }
}
