package dev.earshot.app.simulate.genesys.world;

/** The version whose messages are spoken (genesys-voice.md 4 and 6). */
public enum Shape {
  /** Monitoring told as strings, participants as strings. */
  V851("8.5.1"),
  /** Monitoring told as an object, participants as objects. */
  V852("8.5.2");

  private final String version;

  Shape(String version) {
    this.version = version;
  }

  @Override
  public String toString() {
    return version;
  }
}
