package dev.earshot.audio.sip.dialog;

/** Our CSeq numbers within one dialog, call attempt or registration. Sip thread. */
public final class LocalSequence {
  private long last;

  public long next() {
    return ++last;
  }
}
