package dev.earshot.app.simulate.laml;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A call as it was at one moment. */
record CallView(
    String sid,
    PhoneCall.Parties parties,
    CallStatus status,
    Instant created,
    Optional<Instant> answered,
    Optional<Instant> ended) {
  /** From the answer on, in whole seconds; 0 if it was never answered. */
  long seconds(Instant now) {
    return answered.map(since -> Duration.between(since, ended.orElse(now)).toSeconds()).orElse(0L);
  }
}
