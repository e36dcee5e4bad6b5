package dev.earshot.audio.interop;

/** A telephone in a call, with a tone of its own and a recording of what it hears. */
interface Telephone extends AutoCloseable {
  /** As its From address says. */
  String name();

  /** The tone it says, Hz. */
  double hertz();

  /** How much louder than others its codec takes what it hears, and quieter what it says, dB. */
  default double codecGain() {
    return 0;
  }

  /** What it heard up to now. */
  Recording heard();

  /** Puts the call on hold by a re-INVITE; returns when the other side has agreed. */
  void hold();

  /** Whether it says its tone also to whom it holds ({@code sendonly}, RFC 3264 8.4). */
  boolean playsMusicOnHold();

  /** Whether what it hears after a hold is recorded. */
  boolean recordsAfterHold();

  /** Takes the call back; returns when the other side has agreed. */
  void resume();

  void hangUp();

  /** Waits until it knows that the other side has hung up. */
  void awaitEnd();

  /** For messages of failures. */
  String said();

  @Override
  void close();
}
