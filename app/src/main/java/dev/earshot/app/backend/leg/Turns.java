package dev.earshot.app.backend.leg;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendProblem;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Whose turn it is to ask something for our own leg: never two requests in flight, and a mute
 * overtakes whatever waits. A request that was in flight when somebody muted us is followed by
 * another mute, so that it cannot have the last word. Any thread.
 */
public final class Turns {
  /** How long a mute waits for the answer to a request that is in flight (300 ms to the wire). */
  private static final Duration OVERTAKE = Duration.ofMillis(200);

  private static final Duration LOOK = Duration.ofMillis(5);

  private final String system;
  private final Pauses pauses;
  private final AtomicBoolean inFlight = new AtomicBoolean();
  private final AtomicLong mutes = new AtomicLong();

  /**
   * @param system as sentences about it begin
   */
  public Turns(String system, Pauses pauses) {
    this.system = system;
    this.pauses = pauses;
  }

  /** To be read before a sequence: it ends as soon as somebody mutes us. */
  public long mutesSoFar() {
    return mutes.get();
  }

  /** From now on no sequence under way sends anything more. */
  public void overtake() {
    mutes.incrementAndGet();
  }

  /**
   * One step of a sequence. Nothing is sent once the sequence is abandoned or overtaken by a mute.
   *
   * @param patience for the request that is still in flight
   * @param muteOnceMore must not throw
   */
  public void step(
      Duration patience,
      long mutesAtStart,
      BooleanSupplier abandoned,
      Runnable request,
      Runnable muteOnceMore) {
    if (!enter(patience)) {
      throw new BackendException(
          new BackendProblem.Unconfirmed(system + " still owes the answer to another request"));
    }
    try {
      if (abandoned.getAsBoolean() || mutes.get() != mutesAtStart) {
        throw new BackendException(new BackendProblem.NotFound("The wish was taken back"));
      }
      sendUnlessOvertaken(mutesAtStart, request, muteOnceMore);
    } finally {
      inFlight.set(false);
    }
  }

  /**
   * Asks if nothing else is under way.
   *
   * @param wanted is looked at after nobody else can begin
   * @return whether it was asked
   */
  public boolean ifFree(BooleanSupplier wanted, Runnable request, Runnable muteOnceMore) {
    long mutesAtStart = mutes.get();
    if (!inFlight.compareAndSet(false, true)) {
      return false;
    }
    try {
      if (!wanted.getAsBoolean()) {
        return false;
      }
      sendUnlessOvertaken(mutesAtStart, request, muteOnceMore);
      return true;
    } finally {
      inFlight.set(false);
    }
  }

  /** At once: waits for nothing but an answer that is about to come. */
  public void mute(Runnable request) {
    overtake();
    boolean mine = enter(OVERTAKE);
    try {
      request.run();
    } finally {
      if (mine) {
        inFlight.set(false);
      }
    }
  }

  private void sendUnlessOvertaken(long mutesAtStart, Runnable request, Runnable muteOnceMore) {
    try {
      request.run();
    } finally {
      if (mutes.get() != mutesAtStart) {
        muteOnceMore.run();
      }
    }
  }

  private boolean enter(Duration patience) {
    Duration waited = Duration.ZERO;
    while (!inFlight.compareAndSet(false, true)) {
      if (waited.compareTo(patience) >= 0) {
        return false;
      }
      pauses.pause(LOOK);
      waited = waited.plus(LOOK);
    }
    return true;
  }
}
