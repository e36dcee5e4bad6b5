package dev.earshot.mixer;

import dev.earshot.mixer.conference.ParticipantId;

/**
 * Where the voice of one audited speaker went. Counted by the mix step at the addition itself, not
 * derived from the rule; kept for listeners who have left. Who listens as another hears, and is
 * counted for, the other's mix. Readable from any thread.
 */
public interface HearingAudit {
  /** Samples of the speaker that were not zero and were added to this listener's mix. */
  long samplesHeardBy(ParticipantId listener);

  /**
   * Level of the speaker's voice in this listener's ear during the last step, dBFS, -127 = none.
   */
  int levelAt(ParticipantId listener);
}
