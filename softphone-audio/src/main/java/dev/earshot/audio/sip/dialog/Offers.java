package dev.earshot.audio.sip.dialog;

/** Changes of what is agreed in a call. What does not fit its state does nothing. Sip thread. */
public interface Offers {
  /** Offers a change as soon as that is possible. */
  void offer(String sdp);

  /** Answers the peer's offer. */
  void answer(String sdp);

  /** Refuses the peer's offer. */
  void refuse(int status, String reason);
}
