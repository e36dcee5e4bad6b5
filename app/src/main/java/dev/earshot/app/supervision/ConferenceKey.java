package dev.earshot.app.supervision;

/**
 * Identity of one life of a conference at its back end; a name that is used again gets a new key.
 */
public record ConferenceKey(String value) {
  @Override
  public String toString() {
    return value;
  }
}
