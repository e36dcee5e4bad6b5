package dev.earshot.app.simulate.laml;

/** A document that cannot be carried out; the call ends, and the simulator says so. */
final class LamlProblem extends Exception {
  /** The document is no XML, or no response. */
  static final int PARSE = 12_100;

  /** A verb or attribute that is not understood. */
  static final int SCHEMA = 12_200;

  /** The application did not answer in time, or not with a document. */
  static final int RETRIEVAL = 11_200;

  private static final long serialVersionUID = 1;

  private final int code;

  LamlProblem(int code, String message) {
    super(message);
    this.code = code;
  }

  int code() {
    return code;
  }
}
