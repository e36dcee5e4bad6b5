package dev.earshot.audio.phone;

/** Hears what becomes of a call's media, on a thread of the media: must not block. */
public interface MediaWatcher {
  /**
   * There will be no keys, hence no media: the call is to be ended.
   *
   * @param reason a sentence
   */
  void onFailed(String reason);
}
