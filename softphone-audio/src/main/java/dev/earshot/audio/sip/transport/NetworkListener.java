package dev.earshot.audio.sip.transport;

import dev.earshot.audio.sip.message.SipMessage;
import dev.earshot.audio.sip.message.SipResponse;

/** Hears of the network, on the sip thread. */
public interface NetworkListener {
  /** Whether a connection that peer begins may be taken. */
  default boolean welcomes(Hop from) {
    return true;
  }

  /** Whether a message of so many bytes is looked at; asked once for each, before it is parsed. */
  default boolean admits(Hop from, int bytes) {
    return true;
  }

  /** A well-formed message; requests carry {@code received} and {@code rport} already. */
  void received(SipMessage message, Hop from);

  /**
   * Input that was refused.
   *
   * @param reason one of a fixed set of sentences, without any of the input
   */
  void rejected(Hop from, String reason);

  /**
   * A request that was rejected, with the answer it may be given; whether it is sent is the
   * listener's decision.
   */
  default void refusable(SipResponse answer, Hop from) {}

  /** A connection could not be opened or broke. */
  void failed(Hop hop, String reason);
}
