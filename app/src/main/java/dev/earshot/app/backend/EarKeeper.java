package dev.earshot.app.backend;

import dev.earshot.app.supervision.Guard;
import dev.earshot.app.supervision.Session;
import dev.earshot.app.supervision.SessionState;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Sends a customer's ear after our own call, takes it home with it, and tells it when we begin to
 * whisper. Belongs to the supervision thread; dialling is done by another.
 */
final class EarKeeper {
  private final ConferenceBackend backend;
  private final Executor threads;
  private Optional<Errand> errand = Optional.empty();
  private boolean whispered;
  private int watches;

  EarKeeper(ConferenceBackend backend, Executor threads) {
    this.backend = backend;
    this.threads = threads;
  }

  /** Before anything is done that follows from this session: an open gate is always watched. */
  void stepped(Session session) {
    boolean inside = session.self().isPresent() && session.state() != SessionState.LEAVING;
    if (errand.filter(e -> !inside || e.membership != session.membership()).isPresent()) {
      errand.get().end();
      errand = Optional.empty();
    }
    if (inside && errand.isEmpty()) {
      Errand next = new Errand(session.membership());
      errand = Optional.of(next);
      threads.execute(() -> next.begin(backend));
    }
    boolean whispers = session.state() == SessionState.WHISPER;
    if (whispers && !whispered) {
      watch(++watches);
    } else if (session.state() == SessionState.BARGE || !inside) {
      watch(0);
    }
    whispered = whispers;
  }

  private void watch(int number) {
    errand.ifPresent(e -> e.watch(number));
  }

  /** What it says now; empty if nobody listens along. */
  Optional<Report> look() {
    return errand.map(e -> new Report(e.membership, e.guard()));
  }

  /**
   * @param membership the stay that it concerns
   */
  record Report(long membership, Guard guard) {}

  /** One ear, from the wish for it to its end. */
  private static final class Errand {
    private final long membership;
    private Optional<CustomerEar> ear = Optional.empty();
    private String missing = "";
    private int watch;
    private boolean ended;

    Errand(long membership) {
      this.membership = membership;
    }

    /** Thread of its own. */
    void begin(ConferenceBackend backend) {
      Optional<CustomerEar> dialled;
      String problem = "it could not be dialled";
      try {
        dialled = backend.listenAlong();
      } catch (BackendException e) {
        dialled = Optional.empty();
        problem = e.problem().what();
      }
      synchronized (this) {
        ear = dialled;
        missing = dialled.isPresent() ? "" : problem;
        dialled.ifPresent(e -> e.watch(watch));
        if (ended) {
          dialled.ifPresent(CustomerEar::close);
        }
      }
    }

    synchronized void watch(int number) {
      watch = number;
      ear.ifPresent(e -> e.watch(number));
    }

    synchronized void end() {
      ended = true;
      ear.ifPresent(CustomerEar::close);
    }

    synchronized Guard guard() {
      if (!missing.isEmpty()) {
        return new Guard(Guard.State.GONE, missing);
      }
      return ear.map(CustomerEar::says).orElse(new Guard(Guard.State.JOINING, ""));
    }
  }
}
