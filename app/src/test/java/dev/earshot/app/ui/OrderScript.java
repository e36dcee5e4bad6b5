package dev.earshot.app.ui;

import dev.earshot.app.console.Conferences;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.ModeLimits;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.Orders;
import dev.earshot.app.supervision.Reporting;
import dev.earshot.app.supervision.StandingOrder;
import dev.earshot.app.supervision.StandingOrder.Reach;
import dev.earshot.app.supervision.StandingOrder.Span;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Snapshots of a system with standing orders. */
public final class OrderScript {
  public static final ConferenceKey ROW = new ConferenceKey("agent:u5001");

  private OrderScript() {}

  public static StandingOrder order(Span span, Certainty certainty) {
    return new StandingOrder(
        new StandingOrder.Wish(ROW, Mode.WHISPER, span, Optional.of(Reach.AGENT)),
        "Anna Schmidt (5001)",
        certainty);
  }

  private static Orders orders(Optional<StandingOrder> order) {
    return new Orders(order, EnumSet.allOf(Mode.class), "", Set.of(ROW));
  }

  /** In a call, and armed for all that follow. */
  public static ConsoleSnapshot armed() {
    return with(
        Script.listening(), orders(Optional.of(order(Span.ALL_CALLS, Certainty.CONFIRMED))));
  }

  public static ConsoleSnapshot asked() {
    return with(Script.listening(), orders(Optional.of(order(Span.NEXT_CALL, Certainty.UNKNOWN))));
  }

  /** An agent is chosen, and nothing ordered. */
  public static ConsoleSnapshot offered() {
    return chosen(orders(Optional.empty()));
  }

  public static ConsoleSnapshot withheld() {
    return chosen(
        new Orders(
            Optional.empty(), Set.of(), "The agent is monitored by someone else.", Set.of(ROW)));
  }

  private static ConsoleSnapshot chosen(Orders orders) {
    ConsoleSnapshot out = Script.nothingSelected();
    ObservedConference agent =
        new ObservedConference(
            ROW,
            "Anna Schmidt",
            "5001 · NotReady, last known",
            Known.unknown(Instant.EPOCH),
            List.of(),
            Script.NOW,
            Reporting.UNREPORTED);
    return new ConsoleSnapshot(
        out.now(),
        out.connection(),
        out.conferences().with(agent),
        Optional.of(ROW),
        out.session(),
        out.dock(),
        out.talk(),
        out.timeline(),
        out.alerts(),
        out.demo(),
        out.chats(),
        orders);
  }

  /** A barge is asked for where there is no way back. */
  public static ConsoleSnapshot oneWay() {
    ConsoleSnapshot asked = Script.bargeAsked();
    ModeLimits limits =
        new ModeLimits(Map.of(), Map.of(Mode.BARGE, "No way back to whisper in this call."));
    return new ConsoleSnapshot(
        asked.now(),
        asked.connection(),
        Conferences.of(asked.conferences().stream().map(c -> limited(c, limits)).toList()),
        asked.selected(),
        asked.session(),
        asked.dock(),
        asked.talk(),
        asked.timeline(),
        asked.alerts(),
        asked.demo(),
        asked.chats(),
        Orders.NONE);
  }

  private static ObservedConference limited(ObservedConference c, ModeLimits limits) {
    return new ObservedConference(
        c.key(),
        c.name(),
        c.topic(),
        c.startedAt(),
        c.participants(),
        c.asOf(),
        c.reporting(),
        limits);
  }

  private static ConsoleSnapshot with(ConsoleSnapshot snapshot, Orders orders) {
    return new ConsoleSnapshot(
        snapshot.now(),
        snapshot.connection(),
        snapshot.conferences(),
        snapshot.selected(),
        snapshot.session(),
        snapshot.dock(),
        snapshot.talk(),
        snapshot.timeline(),
        snapshot.alerts(),
        snapshot.demo(),
        snapshot.chats(),
        orders);
  }
}
