package dev.earshot.audio.phone;

import dev.earshot.audio.rtp.MediaFlow;

/** Hears what becomes of a call's media, on a thread of the media: must not block. */
@FunctionalInterface
public interface MediaWatcher {
  /**
   * There will be no keys, hence no media: the call is to be ended.
   *
   * @param reason a sentence
   */
  void onFailed(String reason);

  /** The other side dialled a digit; on the rtp or the sip thread. */
  default void onDigit(char digit) {}

  /** Audio began or ceased to flow one way only. */
  default void onFlow(MediaFlow flow) {}
}
