package dev.earshot.app.supervision;

/** Identity of a participant at his back end, for example a call SID. */
public record ParticipantKey(String value) {
  @Override
  public String toString() {
    return value;
  }
}
