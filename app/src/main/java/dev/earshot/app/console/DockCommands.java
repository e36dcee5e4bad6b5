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

  /** What is done to the voice from now on; nothing where nothing can be done. */
  default void setVoice(VoiceChoice choice) {}
}
