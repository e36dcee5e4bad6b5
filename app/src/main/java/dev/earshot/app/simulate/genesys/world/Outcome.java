package dev.earshot.app.simulate.genesys.world;

/**
 * What an operation is answered: the result envelope of genesys-voice.md 2.1.
 *
 * @param code 0 for accepted, which is not the same as done
 * @param message empty for code 0
 */
public record Outcome(int code, String message) {
  public static final Outcome OK = new Outcome(0, "");

  static Outcome missing(String parameter) {
    return new Outcome(1, "Required parameter is missing: " + parameter);
  }

  static Outcome invalid(String what) {
    return new Outcome(2, what);
  }

  static Outcome forbidden(String what) {
    return new Outcome(3, what);
  }

  static Outcome noPermission() {
    return new Outcome(5, "The user has no permission for this operation");
  }

  static Outcome notFound(String what) {
    return new Outcome(6, what + " was not found");
  }
}
