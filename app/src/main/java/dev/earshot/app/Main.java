package dev.earshot.app;

/** Entry point of Earshot: window and command line. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    throw new UnsupportedOperationException("in work");
  }
}
