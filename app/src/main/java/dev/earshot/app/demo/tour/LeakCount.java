package dev.earshot.app.demo.tour;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts samples that reached ears that were not to hear. Every stretch of time is settled with the
 * hearers of its phase, without gaps, so nothing can slip through between two phases. One thread.
 */
final class LeakCount {
  private final Map<String, Long> before = new HashMap<>();
  private Set<String> hearers = Set.of();
  private long leaked;

  /** Who was to hear since the last settling. */
  void heardBy(List<String> ears) {
    hearers = new HashSet<>(ears);
  }

  /** Ends a stretch; in the next one nobody is to hear until it is said otherwise. */
  void settle(Map<String, Long> samplesHeard) {
    samplesHeard.forEach(
        (ear, now) -> {
          long former = before.getOrDefault(ear, 0L);
          if (!hearers.contains(ear)) {
            // A new leg of the supervisor's counts from 0 again.
            leaked += now >= former ? now - former : now;
          }
          before.put(ear, now);
        });
    hearers = Set.of();
  }

  /** Samples that have reached an ear since the last settling. */
  long since(String ear, Map<String, Long> samplesHeard) {
    return samplesHeard.getOrDefault(ear, 0L) - before.getOrDefault(ear, 0L);
  }

  long leaked() {
    return leaked;
  }
}
