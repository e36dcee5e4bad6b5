package dev.earshot.mixer;

import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.engine.HearingTally;

/** The engine's count, as others may see it. */
record TalliedAudit(HearingTally tally) implements HearingAudit {
  @Override
  public long samplesHeardBy(ParticipantId listener) {
    return tally.samplesHeardBy(listener);
  }

  @Override
  public int levelAt(ParticipantId listener) {
    return tally.levelAt(listener);
  }
}
