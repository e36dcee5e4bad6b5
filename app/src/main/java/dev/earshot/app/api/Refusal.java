package dev.earshot.app.api;

/** Ends the handling of a request with an answer that says why nothing was done. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialised
  private final ApiAnswer answer;

  Refusal(ApiAnswer answer) {
    super(answer.body(), null, false, false);
    this.answer = answer;
  }

  /** 400, worded as api-server words its own. */
  static Refusal badRequest(String msg) {
    return new Refusal(ApiAnswer.message(400, msg));
  }

  static Refusal notFound() {
    return new Refusal(ApiAnswer.notFound());
  }

  ApiAnswer answer() {
    return answer;
  }
}
