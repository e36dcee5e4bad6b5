package dev.earshot.app.backend.signalwire;

import java.time.Instant;
import java.util.Optional;

/**
 * A conference as the list says it (signalwire.md 3.1).
 *
 * @param name its friendly name
 * @param begun whether it is in progress; otherwise somebody waits in it
 */
record ConferenceRecord(String sid, String name, boolean begun, Optional<Instant> created) {}
