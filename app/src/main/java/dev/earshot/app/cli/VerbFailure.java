package dev.earshot.app.cli;

/** Why a verb ends without success: an exit code and one line that names what. */
final class VerbFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final int code;

  VerbFailure(int code, String message) {
    super(message);
    this.code = code;
  }

  int code() {
    return code;
  }

  /** The line. */
  String line() {
    return String.valueOf(getMessage());
  }
}
