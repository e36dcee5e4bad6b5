package dev.earshot.app.backend;

import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.Session;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Who of a fake's customers heard us, and for how long: what is true, whatever the console
 * believes.
 */
public final class EarMeter {
  /** Milliseconds for which our voice reached a customer who was not to hear it. */
  public int leakedMillis;

  /** Milliseconds for which anybody of the room heard us. */
  public long spokenMillis;

  /** As {@link #leakedMillis} for whoever came during a whisper, until we could know of him. */
  public final Map<String, Integer> newcomerMillis = new HashMap<>();

  private final Map<String, Instant> knownFrom = new HashMap<>();

  /** The console hears then, or heard, of somebody. */
  public void told(String callSid, Instant at) {
    knownFrom.put(callSid, at);
  }

  /**
   * @param ears who hears us, for so many milliseconds up to now
   */
  public void measure(
      Session session,
      Collection<String> ears,
      Predicate<String> customer,
      Instant now,
      int millis) {
    for (String ear : ears) {
      spokenMillis += millis;
      boolean bargedFor =
          session.mode() == Mode.BARGE
              && session.barged().stream().anyMatch(k -> k.value().equals(ear));
      if (customer.test(ear) && !bargedFor) {
        if (now.isAfter(knownFrom.getOrDefault(ear, Instant.MIN).plusMillis(10))) {
          leakedMillis += millis;
        } else {
          newcomerMillis.merge(ear, millis, Integer::sum);
        }
      }
    }
  }

  public int longestNewcomer() {
    return newcomerMillis.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }
}
