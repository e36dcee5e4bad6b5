package dev.earshot.audio.sip;

/** A password or token that must not appear in logs: it prints as {@code ****}. */
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "****";
  }
}
