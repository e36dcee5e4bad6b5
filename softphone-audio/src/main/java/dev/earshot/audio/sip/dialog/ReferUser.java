package dev.earshot.audio.sip.dialog;

/** Hears what becomes of a REFER of ours, on the sip thread; after {@code finished} nothing. */
public interface ReferUser {
  /** The peer will try. */
  void accepted();

  /** Where the peer's own call stands. */
  void progress(int status, String reason);

  /** Its final status, or why nothing more will be heard. */
  void finished(int status, String reason);
}
