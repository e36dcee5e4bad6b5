package dev.earshot.audio.codec;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a peer wishes to receive, by its {@code a=fmtp} (RFC 7587 6.1). Unknown and unreadable
 * parameters are ignored, as the RFC demands.
 *
 * @param maxPlaybackRate samples per second beyond which it hears nothing
 * @param maxAverageBitrate bits per second
 * @param constantBitrate {@code cbr}
 * @param forwardErrorCorrection {@code useinbandfec}
 * @param discontinuous {@code usedtx}
 */
record OpusParameters(
    int maxPlaybackRate,
    int maxAverageBitrate,
    boolean constantBitrate,
    boolean forwardErrorCorrection,
    boolean discontinuous) {
  private static final int FULL_BAND = 48_000;
  private static final int MOST_BITRATE = 510_000;
  private static final int LEAST_BITRATE = 6000;

  static OpusParameters parse(String text) {
    Map<String, String> values = new HashMap<>();
    for (String parameter : text.split(";", -1)) {
      String[] parts = parameter.strip().split("=", 2);
      if (parts.length == 2) {
        values.put(parts[0].strip().toLowerCase(Locale.ROOT), parts[1].strip());
      }
    }
    return new OpusParameters(
        number(values, "maxplaybackrate", 8000, FULL_BAND, FULL_BAND),
        number(values, "maxaveragebitrate", LEAST_BITRATE, MOST_BITRATE, MOST_BITRATE),
        "1".equals(values.get("cbr")),
        "1".equals(values.get("useinbandfec")),
        "1".equals(values.get("usedtx")));
  }

  private static int number(
      Map<String, String> values, String name, int least, int most, int missing) {
    String text = values.getOrDefault(name, "");
    boolean readable =
        text.length() <= 9 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return readable ? Math.max(least, Math.min(most, Integer.parseInt(text))) : missing;
  }
}
