package dev.earshot.audio.sip.message;

/**
 * How much of a peer's input is looked at. Measured on hostile input: without such bounds a few
 * datagrams of 50 KB per second, made of commas, occupy a core.
 *
 * @param datagramBytes longest datagram
 * @param headerFields header fields of a message
 * @param headerChars one header field, unfolded, and the start line
 * @param headBytes start line and header fields together
 * @param bodyBytes body of a message
 */
public record MessageLimits(
    int datagramBytes, int headerFields, int headerChars, int headBytes, int bodyBytes) {
  public static final MessageLimits DEFAULT = new MessageLimits(9_000, 128, 8_192, 32_768, 65_536);
}
