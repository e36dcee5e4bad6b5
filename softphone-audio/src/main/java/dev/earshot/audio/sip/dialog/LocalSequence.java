package dev.earshot.audio.sip.dialog;

/** Our CSeq numbers within one dialog, call attempt or registration. Sip thread. */
public final class LocalSequence {
  private long last;

  public long next() {
    return ++last;
  }

  /** Counts on from here by itself. */
  LocalSequence fork() {
    LocalSequence fork = new LocalSequence();
    fork.last = last;
    return fork;
  }
}
