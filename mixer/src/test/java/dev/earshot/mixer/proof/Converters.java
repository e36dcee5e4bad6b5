package dev.earshot.mixer.proof;

import dev.earshot.mixer.audio.PcmFormat;
import dev.earshot.mixer.audio.Resampler;
import java.util.HashMap;
import java.util.Map;

/** Converters between rates, kept because designing a filter takes long. */
final class Converters {
  private final Map<String, Resampler> kept = new HashMap<>();

  /** The second of two frames at another rate. */
  int[] convert(int[] former, int[] frame, int from, int to) {
    Resampler resampler =
        kept.computeIfAbsent(
            from + " to " + to, _ -> new Resampler(new PcmFormat(from, 10), new PcmFormat(to, 10)));
    int[] converted = new int[to / 100];
    resampler.reset();
    resampler.resample(former, converted);
    resampler.resample(frame, converted);
    return converted;
  }
}
