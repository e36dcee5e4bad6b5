package dev.earshot.app.api;

import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.focus.Recording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The last thousand recordings as their events told of them. Any thread. */
final class RecordingLog {
  private static final int LIMIT = 1000;

  private final Map<UUID, Recording> latest = new LinkedHashMap<>();

  synchronized void onEvent(FocusEvent event) {
    if (event instanceof FocusEvent.RecordingChanged(_, _, Recording recording)) {
      latest.put(recording.id(), recording);
      if (latest.size() > LIMIT) {
        latest.remove(latest.keySet().iterator().next());
      }
    }
  }

  /** Oldest first. */
  synchronized List<Recording> all() {
    return List.copyOf(latest.values());
  }
}
