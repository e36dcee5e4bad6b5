package dev.earshot.app.supervision;

import java.util.Optional;
import java.util.Set;

/**
 * The standing order, if there is one, and what could be ordered now.
 *
 * @param offered as what the system would bring us into calls
 * @param why nothing, or not everything, is offered; empty if there is nothing to explain
 * @param targets rows of the list that an order can be about
 */
public record Orders(
    Optional<StandingOrder> order, Set<Mode> offered, String why, Set<ConferenceKey> targets) {
  /** Of a system without standing orders. */
  public static final Orders NONE = new Orders(Optional.empty(), Set.of(), "", Set.of());

  public Orders {
    offered = Set.copyOf(offered);
    targets = Set.copyOf(targets);
  }
}
