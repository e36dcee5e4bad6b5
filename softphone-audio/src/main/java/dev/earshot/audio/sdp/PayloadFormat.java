package dev.earshot.audio.sdp;

import java.util.Map;

/**
 * A payload type number and what it stands for ({@code a=rtpmap}, {@code a=fmtp}).
 *
 * @param encoding for example {@code PCMU}; compared ignoring case
 * @param channels 1 unless said otherwise
 * @param parameters of {@code a=fmtp}, empty if none
 */
public record PayloadFormat(
    int payloadType, String encoding, int clockRate, int channels, String parameters) {
  /** RFC 4733: digits as packets. */
  public static final String TELEPHONE_EVENT = "telephone-event";

  /** RFC 3389: what silence sounds like. */
  public static final String COMFORT_NOISE = "CN";

  /** What a number means without {@code a=rtpmap} (RFC 3551 table 4). */
  private static final Map<Integer, PayloadFormat> STATIC =
      Map.of(
          0, of(0, "PCMU", 8000),
          3, of(3, "GSM", 8000),
          4, of(4, "G723", 8000),
          8, of(8, "PCMA", 8000),
          9, of(9, "G722", 8000),
          10, new PayloadFormat(10, "L16", 44_100, 2, ""),
          11, of(11, "L16", 44_100),
          13, of(13, "CN", 8000),
          15, of(15, "G728", 8000),
          18, of(18, "G729", 8000));

  public static PayloadFormat of(int payloadType, String encoding, int clockRate) {
    return new PayloadFormat(payloadType, encoding, clockRate, 1, "");
  }

  static PayloadFormat withoutMap(int payloadType) {
    return STATIC.getOrDefault(payloadType, of(payloadType, "unknown", 0));
  }

  public boolean isComfortNoise() {
    return encoding.equalsIgnoreCase(COMFORT_NOISE);
  }

  /** Whether voice can be sent in it, rather than something beside voice. */
  boolean isVoice() {
    return !isTelephoneEvent() && !isComfortNoise();
  }

  public boolean isTelephoneEvent() {
    return encoding.equalsIgnoreCase(TELEPHONE_EVENT);
  }

  /** Whether both numbers stand for the same encoding. */
  public boolean isSameEncoding(PayloadFormat other) {
    return encoding.equalsIgnoreCase(other.encoding)
        && clockRate == other.clockRate
        && channels == other.channels;
  }

  PayloadFormat withPayloadType(int number) {
    return new PayloadFormat(number, encoding, clockRate, channels, parameters);
  }

  PayloadFormat withParameters(String fmtp) {
    return new PayloadFormat(payloadType, encoding, clockRate, channels, fmtp);
  }

  /** {@code PCMU/8000}, as messages and {@code a=rtpmap} show it. */
  public String text() {
    return clockRate == 0
        ? "payload type " + payloadType
        : encoding + "/" + clockRate + (channels == 1 ? "" : "/" + channels);
  }
}
