package dev.earshot.audio.sip;

import java.util.List;

/** What happens in a call, in order. After {@link Ended} or {@link Failed} nothing more comes. */
public sealed interface CallEvent {
  /** A provisional response; {@code sdp} is empty unless the peer sends early media. */
  record Ringing(int status, String sdp) implements CallEvent {}

  /**
   * The peer answered our INVITE. {@code sdp} is his answer to our offer; it is empty if he offered
   * a change before and our answer to that {@link Reinvited} stands.
   */
  record Answered(String sdp, List<SipHeader> headers) implements CallEvent {}

  /**
   * The caller's ACK arrived; {@code sdp} is empty unless the answer is in it. Comes once, and
   * again only if the ACK of a re-INVITE carries an answer, or earlier if the caller answered our
   * early offer.
   */
  record Confirmed(String sdp) implements CallEvent {}

  /**
   * The peer offers a change; answer with {@link Call#answerReinvite} or {@link
   * Call#refuseReinvite}. An empty offer asks for ours; the peer's answer arrives as {@link
   * Confirmed}.
   */
  record Reinvited(String offer) implements CallEvent {}

  /** The peer accepted our {@link Call#reinvite}. */
  record ReinviteAnswered(String sdp) implements CallEvent {}

  /** The peer refused our {@link Call#reinvite}; the call goes on as before. */
  record ReinviteRefused(int status, String reason) implements CallEvent {}

  /**
   * The peer dialled by INFO. The same digit may come by RTP too.
   *
   * @param digit 0 to 9, *, #, A to D
   */
  record Dialled(char digit) implements CallEvent {}

  /** The peer would have us call somebody else; refused unless it is accepted at once. */
  record Referred(Referral referral) implements CallEvent {}

  /** The call is over: BYE from either side, CANCEL, or a lost peer. */
  record Ended(String reason) implements CallEvent {}

  /**
   * Our INVITE failed; 408 stands for no answer, 503 for no connection.
   *
   * @param reason the server's words, with those of X-Reason or Reason if it gives one
   * @param headers of its answer, if there was one
   */
  record Failed(int status, String reason, List<SipHeader> headers) implements CallEvent {
    public Failed {
      headers = List.copyOf(headers);
    }

    /** Without an answer, or as if there had been none. */
    public Failed(int status, String reason) {
      this(status, reason, List.of());
    }
  }
}
