package dev.earshot.app.ui.participant;

import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.Known;

/** A yes-or-no matter with its certainty, as a mark on a card. */
public enum Mark {
  /** Known not to be so: no mark. */
  NO,
  YES,
  /** Asked for or presumed, not confirmed: hollow. */
  HOLLOW,
  UNKNOWN;

  static Mark of(Known<Boolean> known) {
    if (known.certainty() == Certainty.UNKNOWN) {
      return UNKNOWN;
    }
    if (!known.value().orElse(false)) {
      return NO;
    }
    return known.certainty() == Certainty.CONFIRMED ? YES : HOLLOW;
  }
}
