package dev.earshot.app.backend.genesys.voice;

import dev.earshot.app.supervision.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A call at our own device as Genesys shows it (chapter 6).
 *
 * @param key stable for the life of the call: its UUID, else what there is
 * @param path below {@code /api/v2}
 * @param participants numbers of the others, ours taken out
 * @param muted what Genesys says of our own leg; empty if nothing
 * @param monitoring whether Genesys says that it supervises; old versions do not
 */
record CallRecord(
    String key,
    String path,
    String state,
    String deviceUri,
    List<String> participants,
    String dnis,
    String type,
    Set<String> capabilities,
    Optional<Duration> duration,
    Optional<Boolean> muted,
    Optional<Boolean> monitoring) {
  static final String TO_BARGE = "SwitchToBargeIn";
  static final String TO_LISTEN = "SwitchToListenIn";

  CallRecord {
    participants = List.copyOf(participants);
    capabilities = Set.copyOf(capabilities);
  }

  boolean isOver() {
    return state.equals("Released") || state.equals("Completed");
  }

  boolean isEstablished() {
    return state.equals("Established") || state.equals("Held");
  }

  boolean offers(String operation) {
    return capabilities.contains(operation);
  }

  /** Whether it is seen by the call alone that we supervise it; empty if it does not say. */
  Optional<Boolean> supervises() {
    return offers(TO_BARGE) || offers(TO_LISTEN) ? Optional.of(true) : monitoring;
  }

  /** As what we are in it, by mute and capabilities (chapter 6, 3); empty if they contradict. */
  Optional<Mode> mode() {
    if (muted.isEmpty()) {
      return Optional.empty();
    }
    if (muted.get()) {
      return Optional.of(Mode.LISTEN);
    }
    if (!offers(TO_LISTEN)) {
      return Optional.empty();
    }
    return Optional.of(offers(TO_BARGE) ? Mode.WHISPER : Mode.BARGE);
  }
}
