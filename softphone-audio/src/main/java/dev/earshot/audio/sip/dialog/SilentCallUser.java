package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.Headers;

/** For a call nobody wants any more: it is answered only to be hung up. */
final class SilentCallUser implements CallUser {
  @Override
  public void ringing(int status, String sdp) {}

  @Override
  public void answered(String sdp, Headers headers) {}

  @Override
  public void confirmed(String sdp) {}

  @Override
  public void reinvited(String offer) {}

  @Override
  public void reinviteAnswered(String sdp) {}

  @Override
  public void reinviteRefused(int status, String reason) {}

  @Override
  public void dialled(char digit) {}

  @Override
  public void ended(String reason) {}

  @Override
  public void failed(int status, String reason, Headers headers) {}
}
