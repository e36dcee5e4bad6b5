package dev.earshot.audio.phone;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.rtp.RtpLoop;
import dev.earshot.mixer.port.Port;
import java.io.IOException;
import java.util.function.IntConsumer;

/**
 * The media of one call leg: sockets, jitter buffer, codec, and the port through which a mixer room
 * hears and speaks to it. Negotiation methods may be called from any thread (one at a time); the
 * {@link Port} belongs to the mix thread.
 *
 * <pre>
 * RTP in ▶ rtp thread ▶ packet ring ▶ JitterBuffer ▶ Decoder ▶ read      write ▶ Encoder ▶ RtpSession ▶ RTP out
 *                                     └────────────── mix thread ──────────────┘
 * </pre>
 */
public final class MediaPath implements Port, AutoCloseable {
  private MediaPath() {}

  /**
   * Binds an RTP/RTCP port pair.
   *
   * @param onDigit receives RFC 4733 digits (0-9, *, # as characters) on the rtp thread
   * @throws IOException if no pair is free; the message names the range
   */
  public static MediaPath open(MediaConfig config, RtpLoop loop, IntConsumer onDigit)
      throws IOException {
    throw new UnsupportedOperationException("in work");
  }

  /** SDP offer with all codecs of the configuration, {@code sendrecv}. */
  public String offer() {
    throw new UnsupportedOperationException("in work");
  }

  /** SDP offer that holds ({@code sendonly}) or resumes the call. */
  public String offerHold(boolean hold) {
    throw new UnsupportedOperationException("in work");
  }

  /** Takes the peer's offer; the value is our answer. Media flows from here on. */
  public Parsed<String> answer(String offer) {
    throw new UnsupportedOperationException("in work");
  }

  /** Takes the peer's answer to our last offer; the value is the codec's name. */
  public Parsed<String> accept(String answer) {
    throw new UnsupportedOperationException("in work");
  }

  /** Whether the peer put us on hold by its last description. */
  public boolean heldByPeer() {
    throw new UnsupportedOperationException("in work");
  }

  /** Rate of the negotiated codec; valid after {@link #answer} or {@link #accept}. */
  @Override
  public int sampleRate() {
    throw new UnsupportedOperationException("in work");
  }

  @Override
  public boolean read(int[] frame) {
    return false;
  }

  @Override
  public void write(int[] frame) {}

  /** Any thread. */
  public CallQuality quality() {
    throw new UnsupportedOperationException("in work");
  }

  /** Sends RTCP BYE and closes the sockets; idempotent. */
  @Override
  public void close() {}
}
