package dev.earshot.app.supervision.chat;

/** Identity of a chat at its back end. */
public record ChatKey(String value) {
  @Override
  public String toString() {
    return value;
  }
}
