package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether anybody answers for our own leg while somebody hears us. A feature server that has
 * crashed leaves a whisper on, tells nothing, and whoever comes then hears it for good (B14); its
 * lists go on as if nothing had happened. So what is so already is asked for once more, in the
 * rhythm of the polls. A refusal is told at once; where the installation takes no more requests,
 * the silence is.
 *
 * <p>Guarded by its own monitor, which is not held while something is asked.
 */
final class SignOfLife {
  /** Two periods of the slowest rhythm. */
  static final Duration LIMIT = Duration.ofSeconds(30);

  private final LegControl control;
  private final Connection connection;
  private final Supplier<Optional<OwnLeg>> own;
  private final InstantSource clock;
  private Instant last = Instant.EPOCH;

  SignOfLife(
      LegControl control,
      Connection connection,
      Supplier<Optional<OwnLeg>> own,
      InstantSource clock) {
    this.control = control;
    this.connection = connection;
    this.own = own;
    this.clock = clock;
  }

  /** jambonz took a request for our leg, or we have none any more. */
  void given() {
    synchronized (this) {
      last = clock.instant();
    }
    connection.leg("");
  }

  /** Asks if somebody is to hear us; blocks for one answer. */
  void ask() {
    Optional<OwnLeg> leg = own.get().filter(OwnLeg::isAudible);
    if (leg.isEmpty()) {
      return;
    }
    try {
      if (control.sign(leg.get())) {
        given();
      } else {
        missed();
      }
    } catch (BackendException e) {
      if (e.problem() instanceof BackendProblem.RateLimited) {
        missed();
      } else if (leg.get().isAudible()) {
        connection.leg("no sign of life of our call: " + e.problem().what());
      }
    }
  }

  /** Nothing can be asked at the moment. */
  void missed() {
    Duration since = Duration.between(lastSign(), clock.instant());
    if (since.compareTo(LIMIT) >= 0 && own.get().filter(OwnLeg::isAudible).isPresent()) {
      connection.leg("no sign of life of our call for " + since.toSeconds() + " s");
    }
  }

  private synchronized Instant lastSign() {
    return last;
  }
}
