package dev.earshot.app.simulate.genesys.world;

/** Who sees a participant or a message of a chat (genesys-chat.md 1). */
public enum Visibility {
  SUPERVISORS("Supervisors", "Monitor", 0),
  AGENTS("Agents", "Coach", 1),
  ALL("All", "BargeIn", 2);

  private final String word;
  private final String mode;
  private final int reach;

  Visibility(String word, String mode, int reach) {
    this.word = word;
    this.mode = mode;
    this.reach = reach;
  }

  /** As in messages. */
  public String word() {
    return word;
  }

  /** The mode of supervision that has it. */
  String mode() {
    return mode;
  }

  /** Whether somebody who sees {@code at} least this much is shown it. */
  boolean reaches(Visibility other) {
    return reach >= other.reach;
  }

  static java.util.Optional<Visibility> ofMode(String mode) {
    for (Visibility visibility : values()) {
      if (visibility.mode.equals(mode)) {
        return java.util.Optional.of(visibility);
      }
    }
    return java.util.Optional.empty();
  }
}
