package dev.earshot.app.backend.local;

import dev.earshot.mixer.HearingAudit;
import dev.earshot.mixer.conference.ParticipantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Counts our samples that reached somebody who was not to hear us. The mixer counts who heard how
 * many, where it adds them; here the increase since the last look is held against whoever was meant
 * at any time since then. What was said to an audience counts as meant for it for as long as it may
 * be on its way ({@code linger}), not longer.
 *
 * <p>Guarded by its own lock; any thread.
 */
final class LeakCount {
  /** Meant for everybody who is there. */
  static final Intent EVERYBODY = new Intent(Set.of(), true);

  static final Intent NOBODY = new Intent(Set.of(), false);

  private final Duration linger;
  private final Map<UUID, Long> heard = new HashMap<>();
  private final List<Former> former = new ArrayList<>();
  private Intent intended = NOBODY;
  private Instant lastLook = Instant.MIN;
  private long leaked;

  LeakCount(Duration linger) {
    this.linger = linger;
  }

  /** Who is to hear us. */
  record Intent(Set<UUID> ears, boolean everybody) {
    boolean includes(UUID ear) {
      return everybody || ears.contains(ear);
    }
  }

  private record Former(Intent intent, Instant until) {}

  /** A new stay in a conference: its audit counts from zero. */
  synchronized void begin() {
    heard.clear();
    former.clear();
    intended = NOBODY;
  }

  /** From now on our voice is meant for others; look first. */
  synchronized void intend(Intent next, Instant now) {
    former.add(new Former(intended, now.plus(linger)));
    intended = next;
  }

  /** Holds what was heard since the last look against who was meant since then. */
  synchronized void look(HearingAudit audit, Iterable<UUID> listeners, Instant now) {
    Instant since = lastLook;
    former.removeIf(old -> old.until().isBefore(since));
    listeners.forEach(ear -> heard.putIfAbsent(ear, 0L));
    heard.replaceAll(
        (ear, before) -> {
          long total = audit.samplesHeardBy(new ParticipantId(ear.toString()));
          boolean meant =
              intended.includes(ear) || former.stream().anyMatch(f -> f.intent().includes(ear));
          leaked += meant ? 0 : total - before;
          return total;
        });
    lastLook = now;
  }

  synchronized long leaked() {
    return leaked;
  }
}
