package dev.earshot.audio.focus;

import dev.earshot.audio.phone.CallQuality;
import dev.earshot.audio.phone.MediaCounts;
import dev.earshot.audio.phone.MediaPath;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps the media counters of all legs, also of those that are over. Any thread. */
final class MediaLedger {
  private final Map<MediaPath, UUID> legs = new LinkedHashMap<>();
  private long legsOver;
  private MediaCounts over = MediaCounts.NONE;

  /** Begins to keep the counters of a member's leg, until it is closed. */
  synchronized void add(UUID callSid, MediaPath leg) {
    settle();
    legs.put(leg, callSid);
  }

  /** What the member's latest leg is like, if it is not over. */
  synchronized Optional<CallQuality> quality(UUID callSid) {
    return leg(callSid).map(MediaPath::quality);
  }

  /** Counters of the member's latest leg, if it is not over. */
  synchronized Optional<MediaCounts> counts(UUID callSid) {
    return leg(callSid).map(MediaPath::counts);
  }

  private Optional<MediaPath> leg(UUID callSid) {
    settle();
    return legs.entrySet().stream()
        .filter(leg -> leg.getValue().equals(callSid))
        .reduce((former, latter) -> latter)
        .map(Map.Entry::getKey);
  }

  synchronized MediaTotals totals() {
    settle();
    MediaCounts now = legs.keySet().stream().map(MediaPath::counts).reduce(over, MediaCounts::plus);
    return new MediaTotals(legs.size(), legsOver, now);
  }

  /** What was closed meanwhile is no longer a leg, but was one. */
  private void settle() {
    legs.keySet().removeIf(this::settle);
  }

  private boolean settle(MediaPath leg) {
    boolean closed = leg.closed();
    if (closed) {
      over = over.plus(leg.counts());
      legsOver++;
    }
    return closed;
  }
}
