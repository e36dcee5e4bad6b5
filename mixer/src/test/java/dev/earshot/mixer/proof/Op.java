package dev.earshot.mixer.proof;

/** A change of a room, worded before there are ports. People and tags are numbers. */
sealed interface Op {
  /** Whom it names. */
  int who();

  /**
   * @param tags as bits
   * @param only a tag, or -1
   */
  record Join(
      int who,
      int tags,
      int only,
      boolean muted,
      boolean deaf,
      boolean held,
      int rate,
      boolean stereo,
      boolean gated,
      boolean audited)
      implements Op {}

  record Leave(int who) implements Op {}

  record Tags(int who, int tags) implements Op {}

  /**
   * @param only a tag, or -1
   */
  record Only(int who, int only) implements Op {}

  record Mute(int who, boolean on) implements Op {}

  record Deafen(int who, boolean on) implements Op {}

  record Hold(int who, boolean on) implements Op {}

  record Amplify(int who, int decibels) implements Op {}

  /**
   * @param ear whose, or -1
   */
  record Listen(int who, int ear) implements Op {}

  record Replug(int who, int rate, boolean stereo) implements Op {}

  record Level(int who, boolean on) implements Op {}

  /**
   * @param hundredths -100 = left, 100 = right; beyond is refused
   */
  record Place(int who, int hundredths) implements Op {}
}
