package dev.earshot.app.simulate.laml;

/** A request that is refused as the documentation has it (spec chapter 2). */
final class Refused extends RuntimeException {
  static final int INVALID = 10_000;
  static final int COACH_GONE = 13_240;
  static final int CONFERENCE = 16_002;
  static final int COACHED_ON_HOLD = 16_027;
  static final int AUTHENTICATION = 20_003;
  static final int METHOD = 20_004;
  static final int UNFINISHED = 20_009;
  static final int NOT_FOUND = 20_404;
  static final int TOO_MANY = 20_429;

  private static final long serialVersionUID = 1;

  private final int status;
  private final int code;

  Refused(int status, int code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static Refused invalid(String message) {
    return new Refused(400, INVALID, message);
  }

  static Refused conference(String message) {
    return new Refused(400, CONFERENCE, message);
  }

  static Refused notFound(String what) {
    return new Refused(404, NOT_FOUND, "The requested resource " + what + " was not found");
  }

  /** What a fault was asked for, by HTTP status or by the system's own number. */
  static Refused injected(int code) {
    String message = "injected by --fault";
    return switch (code) {
      case 401, AUTHENTICATION -> new Refused(401, AUTHENTICATION, message);
      case 404, NOT_FOUND -> new Refused(404, NOT_FOUND, message);
      case 429, TOO_MANY -> new Refused(429, TOO_MANY, message);
      default ->
          code < INVALID
              ? new Refused(code, 20_000 + code, message)
              : new Refused(400, code, message);
    };
  }

  int status() {
    return status;
  }

  int code() {
    return code;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
