package dev.earshot.app.backend;

import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.supervision.Orders;
import dev.earshot.app.supervision.Session;
import dev.earshot.app.supervision.SessionInput;
import dev.earshot.app.supervision.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes a standing order back that nobody may remember (genesys-voice.md V1): after half an hour
 * without a command of the user and without a call. {@link #told} comes from any thread; the rest
 * belongs to the supervision thread.
 */
final class OrderKeeper {
  static final Duration FORGOTTEN = Duration.ofMinutes(30);

  private volatile Orders orders = Orders.NONE;
  private Optional<Instant> idleSince = Optional.empty();

  ConsoleEvent told(Orders now) {
    orders = now;
    return new ConsoleEvent.OrdersChanged(now);
  }

  void stepped(SessionInput input, Session session, Instant now) {
    boolean busy = input instanceof SessionInput.UserInput || session.state() != SessionState.OUT;
    if (busy) {
      idleSince = Optional.of(now);
    }
  }

  /** What is to be done about it now, once each half hour. */
  Optional<SessionInput> look(Session session, Instant now) {
    boolean waiting = orders.order().isPresent() && session.state() == SessionState.OUT;
    if (!waiting || idleSince.isEmpty()) {
      idleSince = Optional.of(now);
    } else if (!now.isBefore(idleSince.get().plus(FORGOTTEN))) {
      idleSince = Optional.of(now);
      return Optional.of(new SessionInput.OrderForgotten());
    }
    return Optional.empty();
  }
}
