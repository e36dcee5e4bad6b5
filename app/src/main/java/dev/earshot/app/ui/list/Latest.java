package dev.earshot.app.ui.list;

import dev.earshot.app.console.Alert;
import dev.earshot.app.console.ConnectionView;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.ObservedConference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rows show, looked up by key in the latest snapshot: a change is on the screen with the
 * next frame, however long the structure takes. FX thread only.
 */
final class Latest {
  private Optional<ConsoleSnapshot> snapshot = Optional.empty();
  private List<Alert> alerts = List.of();
  private Map<ConferenceKey, Alert> newest = Map.of();

  void show(ConsoleSnapshot latest) {
    snapshot = Optional.of(latest);
    if (latest.alerts() != alerts) {
      alerts = latest.alerts();
      newest = new HashMap<>();
      alerts.forEach(alert -> alert.where().forEach(key -> newest.putIfAbsent(key, alert)));
    }
  }

  Optional<ConsoleSnapshot> snapshot() {
    return snapshot;
  }

  Optional<ObservedConference> conference(ConferenceKey key) {
    return snapshot.flatMap(s -> s.conferences().find(key));
  }

  /** The newest one about that conference. */
  Optional<Alert> alert(ConferenceKey key) {
    return Optional.ofNullable(newest.get(key));
  }

  boolean isWatched(ConferenceKey key) {
    return snapshot.flatMap(ConsoleSnapshot::selected).filter(key::equals).isPresent();
  }

  /** Whether the line to the back end is up; without it, what is shown may be over. */
  boolean isLive() {
    return snapshot.filter(s -> s.connection().state() == ConnectionView.State.UP).isPresent();
  }
}
