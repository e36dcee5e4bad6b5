package dev.earshot.app.console;

/**
 * The part of the user's commands that is about the telephone's devices. Returns at once; opening a
 * device happens elsewhere and shows in the dock.
 */
public interface DockCommands {
  void useMicrophone(String spec);

  void useSpeaker(String spec);

  void setMicrophoneGain(int decibels);

  void setDucking(int decibels);

  /** Where calls ring: a speaker, {@code none}, or in the headset if empty. */
  default void useRing(String spec) {}

  /** Takes the call that rings; it is heard and does not hear us. */
  default void answerCall() {}

  /** Turns away the call that rings, or ends the one that was answered. */
  default void endCall() {}

  /** What is done to the voice from now on; nothing where nothing can be done. */
  default void setVoice(VoiceChoice choice) {}
}
