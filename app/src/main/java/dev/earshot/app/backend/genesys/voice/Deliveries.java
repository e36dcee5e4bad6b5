package dev.earshot.app.backend.genesys.voice;

import dev.earshot.app.backend.leg.OwnCall;
import dev.earshot.app.backend.leg.Pauses;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.audio.phone.IncomingLegs;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegListener;
import dev.earshot.audio.phone.LegState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Calls that ring at our telephone. SIP does not say which call of Genesys they are, so one is
 * answered only where there can be no mistake: Genesys shows exactly one call of ours that
 * supervises, and exactly one rings. Everybody else is told that we cannot be had. At most one call
 * at a time. Guarded by its own monitor; calls ring on the sip thread.
 */
final class Deliveries implements IncomingLegs {
  private static final int UNAVAILABLE = 480;
  private static final int BUSY = 486;

  private final InstantSource clock;
  private final Pauses pauses;
  private final Duration patience;
  private final Predicate<Instant> mayCome;
  private final BiConsumer<Leg, LegState> states;
  private final Runnable rang;
  private @Nullable Leg ringing;
  private Instant since = Instant.EPOCH;
  private Optional<Delivery> current = Optional.empty();

  /** A call of ours and the one of Genesys that it is. */
  record Delivery(ConferenceKey key, Leg leg, OwnCall call) {}

  /**
   * @param mayCome whether a call may ring now that is to be taken
   * @param states hears of the delivered call's states after it was answered
   * @param rang is called once a call rings that may be one of ours
   */
  Deliveries(
      InstantSource clock,
      Pauses pauses,
      Duration patience,
      Predicate<Instant> mayCome,
      BiConsumer<Leg, LegState> states,
      Runnable rang) {
    this.clock = clock;
    this.pauses = pauses;
    this.patience = patience;
    this.mayCome = mayCome;
    this.states = states;
    this.rang = rang;
  }

  @Override
  public LegListener onCall(Leg leg, boolean automatic) {
    boolean may = mayCome.test(clock.instant());
    boolean busy;
    synchronized (this) {
      busy = ringing != null || current.isPresent();
      if (may && !busy) {
        ringing = leg;
        since = clock.instant();
      }
    }
    if (busy) {
      leg.decline(BUSY, "Busy Here");
    } else if (may) {
      rang.run();
    } else {
      leg.decline(UNAVAILABLE, "Temporarily Unavailable");
    }
    return this::became;
  }

  /** Sip thread. */
  private void became(Leg leg, LegState state) {
    Optional<Delivery> delivered;
    synchronized (this) {
      delivered = current.filter(d -> d.leg() == leg);
      if (state instanceof LegState.Down) {
        ringing = ringing == leg ? null : ringing;
        current = current.filter(d -> d.leg() != leg);
      }
    }
    delivered.ifPresent(d -> d.call().became(leg, state));
    if (delivered.isPresent()) {
      states.accept(leg, state);
    }
  }

  /**
   * Answers what rings if it can be told what it is.
   *
   * @param supervised keys of the calls that supervise
   * @param others whether a call rings at our device that does not
   * @return what was delivered by that
   */
  Optional<ConferenceKey> match(Collection<ConferenceKey> supervised, boolean others) {
    Delivery taken;
    synchronized (this) {
      if (ringing == null || supervised.size() != 1 || others) {
        return Optional.empty();
      }
      OwnCall call = new OwnCall("Genesys", pauses);
      call.dialled(ringing);
      taken = new Delivery(supervised.iterator().next(), ringing, call);
      current = Optional.of(taken);
      ringing = null;
    }
    taken.leg().answer();
    return Optional.of(taken.key());
  }

  /** What has been ringing for too long without Genesys saying what it is, is refused. */
  void expire() {
    Leg late = null;
    synchronized (this) {
      if (ringing != null && clock.instant().isAfter(since.plus(patience))) {
        late = ringing;
        ringing = null;
      }
    }
    if (late != null) {
      late.decline(UNAVAILABLE, "Temporarily Unavailable");
    }
  }

  synchronized Optional<Delivery> current() {
    return current;
  }

  synchronized Optional<Delivery> find(ConferenceKey key) {
    return current.filter(delivery -> delivery.key().equals(key));
  }
}
