package dev.earshot.audio.sip;

/** Hears of a registration's states, on the sip thread: must not block. */
public interface RegistrationListener {
  /**
   * @param registrar the one asked, as the account names it; empty if none could be
   */
  void onState(String registrar, RegistrationState state);
}
