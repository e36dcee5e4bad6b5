package dev.earshot.audio.sip.dialog;

/**
 * What can be asked of a call at any time; what does not fit its state does nothing. Sip thread.
 */
public interface CallControl {
  void reinvite(String offer);

  void answerReinvite(String answer);

  void refuseReinvite(int status, String reason);

  /** CANCEL, a refusal or BYE, whichever the state requires. */
  void hangUp();
}
