package dev.earshot.audio.phone;

/** Sees what a call sends and receives, frame by frame; mix thread, so it must not wait. */
interface MediaMonitor {
  /**
   * Once per tick of a call that is up.
   *
   * @param voice whether this leaves; otherwise silence or nothing does
   */
  void sent(int[] frame, boolean voice);

  /**
   * Once per tick of a call that is up.
   *
   * @param comes whether there is anything in it
   */
  void received(int[] frame, boolean comes);
}
