package dev.earshot.audio.sip.transaction;

import dev.earshot.audio.sip.message.SipResponse;

/** Whether a request that is new here is let in; nothing is kept for one that is not. */
public sealed interface Ruling {
  /** It is. */
  record Admitted() implements Ruling {}

  /**
   * It is as if it had been lost.
   *
   * @param reason one of a fixed set of sentences, to be counted by
   */
  record Ignored(String reason) implements Ruling {}

  /**
   * It is answered, without a transaction: the same again for each repetition.
   *
   * @param reason one of a fixed set of sentences, to be counted by
   */
  record Refused(SipResponse response, String reason) implements Ruling {}
}
