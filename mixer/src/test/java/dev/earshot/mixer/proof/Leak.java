package dev.earshot.mixer.proof;

/** Something is not as it must be: what, and in which tick. */
final class Leak extends RuntimeException {
  private static final long serialVersionUID = 1;

  Leak(String what) {
    super(what);
  }
}
