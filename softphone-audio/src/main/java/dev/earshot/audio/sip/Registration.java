package dev.earshot.audio.sip;

/** A registration that refreshes itself until closed; closing sends REGISTER with Expires: 0. */
public interface Registration extends AutoCloseable {
  RegistrationState state();

  @Override
  void close();
}
