package dev.earshot.app.ui.order;

import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.Orders;
import dev.earshot.app.supervision.StandingOrder;
import java.util.List;
import java.util.Optional;

/**
 * What the bar of standing orders shows.
 *
 * @param armed what stands or may stand, in one sentence; empty if nothing does
 * @param confirmed whether the system itself shows it
 * @param offer present if one can be given for the agent who is chosen
 */
public record OrderBarViewModel(Optional<String> armed, boolean confirmed, Optional<Offer> offer) {
  static final OrderBarViewModel NOTHING =
      new OrderBarViewModel(Optional.empty(), false, Optional.empty());

  /**
   * @param name of the agent
   * @param modes as what one can be brought in; empty if nothing is offered
   * @param why nothing is
   */
  public record Offer(ConferenceKey target, String name, List<Mode> modes, String why) {
    public Offer {
      modes = List.copyOf(modes);
    }
  }

  public static OrderBarViewModel of(ConsoleSnapshot snapshot) {
    Orders orders = snapshot.orders();
    return orders
        .order()
        .map(OrderBarViewModel::standing)
        .orElseGet(() -> new OrderBarViewModel(Optional.empty(), false, offer(snapshot)));
  }

  private static OrderBarViewModel standing(StandingOrder order) {
    return new OrderBarViewModel(
        Optional.of(order.sentence()), order.certainty() == Certainty.CONFIRMED, Optional.empty());
  }

  private static Optional<Offer> offer(ConsoleSnapshot snapshot) {
    return snapshot
        .selectedConference()
        .filter(chosen -> snapshot.orders().targets().contains(chosen.key()))
        .map(chosen -> offer(chosen, snapshot.orders()));
  }

  private static Offer offer(ObservedConference chosen, Orders orders) {
    return new Offer(
        chosen.key(), chosen.name(), orders.offered().stream().sorted().toList(), orders.why());
  }
}
