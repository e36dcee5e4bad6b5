package dev.earshot.app.supervision.chat;

/** The text of a message. It says nothing of itself in logs, evidence and failures (P10). */
public record ChatText(String value) {
  /** Of a line that has none. */
  public static final ChatText NONE = new ChatText("");

  /** Whether both say the same; systems strip what surrounds a message. */
  boolean says(ChatText other) {
    return value.strip().equals(other.value.strip());
  }

  @Override
  public String toString() {
    return value.length() + " characters";
  }
}
