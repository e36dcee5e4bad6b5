package dev.earshot.app.desk;

/** Something that rings. One thread. */
public interface Ringer {
  /**
   * From now on there.
   *
   * @param spec of a speaker as in {@code AudioDevices}, {@link Bell#HEADSET} or {@link
   *     Bell#NOWHERE}
   * @return why it does not ring there, in a sentence; empty if it does or is not to ring now
   */
  String use(String spec);

  /**
   * Rings until it is told to stop.
   *
   * @return why nothing is heard, in a sentence; empty if all is well
   */
  String ring();

  /** Is quiet when it returns, but for what the device holds. */
  void stop();
}
