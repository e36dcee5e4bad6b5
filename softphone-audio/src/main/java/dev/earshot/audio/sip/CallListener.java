package dev.earshot.audio.sip;

/** Hears of a call's events, on the sip thread: must not block. */
public interface CallListener {
  void onEvent(Call call, CallEvent event);
}
