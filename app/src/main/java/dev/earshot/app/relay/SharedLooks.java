package dev.earshot.app.relay;

import dev.earshot.app.endpoint.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Lists that many consoles ask for: looked up once, answered to all until they are too old. One
 * look at a time; whoever asks meanwhile waits for it.
 */
public final class SharedLooks {
  private static final int MOST = 16;

  private final Duration fresh;
  private final InstantSource clock;
  private final Map<String, Look> looks =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Look> eldest) {
          return size() > MOST;
        }
      };

  private record Look(Instant at, Reply reply) {}

  /**
   * @param fresh how old an answer may be
   */
  public SharedLooks(Duration fresh, InstantSource clock) {
    this.fresh = fresh;
    this.clock = clock;
  }

  synchronized Reply answer(String question, Supplier<Reply> source) {
    Look known = looks.get(question);
    Instant now = clock.instant();
    if (known != null && now.isBefore(known.at().plus(fresh))) {
      return known.reply();
    }
    Reply reply = source.get();
    looks.put(question, new Look(now, reply));
    return reply;
  }
}
