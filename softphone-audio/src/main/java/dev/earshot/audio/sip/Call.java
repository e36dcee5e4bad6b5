package dev.earshot.audio.sip;

import java.util.function.Consumer;

/**
 * One call (an INVITE dialog). Methods may be called from any thread and return at once; what comes
 * of them arrives as {@link CallEvent}. A method that does not fit the call's state does nothing.
 */
public interface Call {
  /** The Call-ID header field. */
  String callId();

  /**
   * Sends a new offer (re-INVITE; UPDATE in a call that is not answered yet), for example to hold
   * or resume. While another exchange is under way it waits; a newer offer takes the place of one
   * that waits.
   */
  void reinvite(String offer);

  /** Answers a {@link CallEvent.Reinvited}. */
  void answerReinvite(String answer);

  /** Refuses a {@link CallEvent.Reinvited} with 300 to 699; the call goes on as before. */
  void refuseReinvite(int status, String reason);

  /**
   * Sends a digit by INFO ({@code application/dtmf-relay}), for peers that take none by RTP. Digits
   * queue; once the peer refuses one, those that wait are dropped.
   *
   * @param digit 0 to 9, *, #, A to D
   */
  default void dial(char digit) {}

  /**
   * Asks the peer to call somebody else instead of us (REFER, RFC 3515); the call itself goes on
   * until one side hangs up. One at a time.
   *
   * @param target SIP address
   * @param listener hears on the sip thread what comes of it, always to the end
   */
  void refer(String target, Consumer<ReferProgress> listener);

  /**
   * Asks the peer to call the peer of another call in its place (REFER with Replaces, RFC 3891), so
   * that the two are connected and both our calls end.
   *
   * @param other must be up
   */
  default void refer(Call other, Consumer<ReferProgress> listener) {
    listener.accept(new ReferProgress.Finished(481, "the call could not be begun"));
  }

  /** CANCEL, 603 or BYE, whichever the state requires. */
  void hangUp();
}
