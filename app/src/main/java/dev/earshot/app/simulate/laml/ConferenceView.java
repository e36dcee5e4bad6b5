package dev.earshot.app.simulate.laml;

import java.time.Instant;
import java.util.Optional;

/**
 * A conference as it was at one moment (spec chapter 3.1).
 *
 * @param status init, in-progress or completed
 * @param reason why it ended, in Twilio's words
 * @param endedBy the call that ended it
 */
record ConferenceView(
    String sid,
    String name,
    String status,
    Instant created,
    Instant updated,
    Optional<String> reason,
    Optional<String> endedBy) {}
