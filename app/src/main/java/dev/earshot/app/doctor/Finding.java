package dev.earshot.app.doctor;

/**
 * What was found out about one thing.
 *
 * @param what was examined, in a word or two
 * @param detail one sentence
 * @param hint what to do; empty if all is well
 */
public record Finding(String what, Verdict verdict, String detail, String hint) {
  /** How it is. */
  public enum Verdict {
    OK,
    /** Earshot works, but not as well as it could. */
    WARNING,
    FAILED
  }

  public static Finding ok(String what, String detail) {
    return new Finding(what, Verdict.OK, detail, "");
  }

  public static Finding warning(String what, String detail, String hint) {
    return new Finding(what, Verdict.WARNING, detail, hint);
  }

  public static Finding failed(String what, String detail, String hint) {
    return new Finding(what, Verdict.FAILED, detail, hint);
  }

  public boolean failed() {
    return verdict == Verdict.FAILED;
  }
}
