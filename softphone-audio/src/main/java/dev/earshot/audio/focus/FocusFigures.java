package dev.earshot.audio.focus;

import dev.earshot.audio.phone.CallQuality;
import dev.earshot.audio.phone.MediaCounts;
import dev.earshot.audio.sip.UserAgent;
import dev.earshot.audio.sip.UserAgentStats;
import java.util.Optional;
import java.util.UUID;

/** What a focus counts and measures of its signalling and media. Any thread. */
public final class FocusFigures {
  private final UserAgent agent;
  private final MediaLedger ledger;

  FocusFigures(UserAgent agent, MediaLedger ledger) {
    this.agent = agent;
    this.ledger = ledger;
  }

  /** Counters of the signalling. */
  public UserAgentStats sip() {
    return agent.stats();
  }

  /** Counters of all legs together. */
  public MediaTotals media() {
    return ledger.totals();
  }

  /** What a member's leg is like; empty for one without a telephone. */
  public Optional<CallQuality> quality(UUID callSid) {
    return ledger.quality(callSid);
  }

  /** Counters of a member's leg; empty for one without a telephone. */
  public Optional<MediaCounts> counts(UUID callSid) {
    return ledger.counts(callSid);
  }
}
