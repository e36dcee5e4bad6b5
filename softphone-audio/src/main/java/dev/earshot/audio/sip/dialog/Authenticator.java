package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;

/** Answers challenges (RFC 3261 22). Belongs to one call or registration. Sip thread. */
public interface Authenticator {
  /** Adds credentials for the challenges known so far. */
  SipRequest prepare(SipRequest request);

  /**
   * Takes the challenge of a 401 or 407.
   *
   * @return whether another attempt makes sense
   */
  boolean challenged(SipResponse response);

  /** A request with the present credentials was not challenged again. */
  default void settled() {}

  /** Has no credentials. */
  static Authenticator none() {
    return new Authenticator() {
      @Override
      public SipRequest prepare(SipRequest request) {
        return request;
      }

      @Override
      public boolean challenged(SipResponse response) {
        return false;
      }
    };
  }
}
