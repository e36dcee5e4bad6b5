package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.Headers;

/** Hears of a call, on the sip thread. After {@code ended} or {@code failed} nothing more comes. */
public interface CallUser {
  /** A provisional response other than 100. */
  void ringing(int status, String sdp);

  void answered(String sdp, Headers headers);

  /** The ACK for our 2xx came. */
  void confirmed(String sdp);

  void reinvited(String offer);

  void reinviteAnswered(String sdp);

  void reinviteRefused(int status, String reason);

  /** The peer dialled a digit by INFO. */
  void dialled(char digit);

  /** The peer would have us call somebody else; refused unless accepted at once. */
  default void referred(ReceivedReferral referral) {}

  void ended(String reason);

  /** Our INVITE got no 2xx; header fields of the answer, if there was one. */
  void failed(int status, String reason, Headers headers);
}
