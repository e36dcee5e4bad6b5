package dev.earshot.app.health;

import java.util.List;
import java.util.Optional;

/** What a server tells of itself; asked from any thread, and must not wait. */
public interface Vitals {
  /** Why it does not work as it should, in one line; empty if it does. */
  Optional<String> trouble();

  /** Its counters, besides those of the process. */
  List<Metric> metrics();
}
