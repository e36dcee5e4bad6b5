package dev.earshot.app.simulate.genesys.http;

import dev.earshot.app.simulate.genesys.world.Person;
import dev.earshot.app.simulate.genesys.world.Turns;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Answers REST on the {@code genesys} thread, and remembers which operations were asked for. */
final class RestDesk {
  private static final int REMEMBERED = 1_000;

  /** An operation that came, carried out or not. */
  record Operation(Person who, String path, String body) {}

  private final Turns turns;
  private final RestRoutes routes;
  private final Faults faults;
  private final Deque<Operation> operations = new ArrayDeque<>();

  RestDesk(Turns turns, RestRoutes routes, Faults faults) {
    this.turns = turns;
    this.routes = routes;
    this.faults = faults;
  }

  /** Any thread. */
  Answer answer(Person who, Asked asked) {
    return turns.in(() -> answerNow(who, asked));
  }

  private Answer answerNow(Person who, Asked asked) {
    if (asked.method().equals("GET")) {
      return routes.answer(who, asked);
    }
    if (operations.size() == REMEMBERED) {
      operations.removeFirst();
    }
    operations.add(
        new Operation(who, "/" + String.join("/", asked.path()), asked.body().toString()));
    Optional<Answer> refusal = faults.refusal(asked.operation());
    return refusal.orElseGet(() -> routes.answer(who, asked));
  }

  /** Oldest first. On the {@code genesys} thread. */
  List<Operation> operations() {
    return List.copyOf(operations);
  }
}
