package dev.earshot.audio.codec;

/**
 * What the peer's description asks of our encoder, and what we want ourselves.
 *
 * @param parameters of the peer's {@code a=fmtp}, empty if none
 * @param silenceSuppressed whether nothing need be sent while nothing is said
 */
public record EncoderSettings(String parameters, boolean silenceSuppressed) {
  public static final EncoderSettings PLAIN = new EncoderSettings("", false);
}
