package dev.earshot.mixer.conference;

/** Identity of a participant, stable for his stay in a conference: 1 to 128 visible characters. */
public record ParticipantId(String value) {
  public ParticipantId {
    if (value.isBlank() || value.length() > 128) {
      throw new IllegalArgumentException(
          "participant id must have 1 to 128 characters: '" + value + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
