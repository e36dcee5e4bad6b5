package dev.earshot.mixer.engine;

/** Placeholder of the skeleton: the deadlines of the mix thread. */
final class Pacer {
  private Pacer() {}
}
