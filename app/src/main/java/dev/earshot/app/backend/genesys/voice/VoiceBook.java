package dev.earshot.app.backend.genesys.voice;

import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.Orders;
import dev.earshot.app.supervision.StandingOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of our device, its order, the agents and our calls. Guarded by its reports' lock.
 */
final class VoiceBook {
  /** A call that comes so soon after an order ended came by it. */
  private static final Duration FULFILLED = Duration.ofSeconds(30);

  /** Begins the target of an order that names a number. */
  static final String NUMBER = "number:";

  /** Genesys gives no reason. */
  static final String WITHHELD = "The agent is monitored by someone else, or you are not permitted";

  private Optional<OwnDevice> device = Optional.empty();
  private List<AgentRecord> agents = List.of();
  private Set<ConferenceKey> rows = Set.of();
  private Map<String, AgentRecord> byNumber = Map.of();
  private final Map<String, MonitoredCall> calls = new LinkedHashMap<>();
  private final Set<String> otherCalls = new HashSet<>();
  private Optional<StandingOrder.Wish> lastWish = Optional.empty();
  private Optional<StandingOrder.Wish> asked = Optional.empty();
  private boolean unanswered;
  private boolean inReach;
  private Optional<OwnDevice.Monitoring> last = Optional.empty();
  private Instant lastShown = Instant.MIN;

  Optional<OwnDevice> device() {
    return device;
  }

  List<AgentRecord> agents() {
    return agents;
  }

  Collection<MonitoredCall> calls() {
    return calls.values();
  }

  Optional<MonitoredCall> find(ConferenceKey key) {
    return calls.values().stream().filter(call -> call.key.equals(key)).findFirst();
  }

  Optional<AgentRecord> agentAt(String number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  Optional<AgentRecord> agent(ConferenceKey row) {
    return agents.stream().filter(agent -> CallView.rowOf(agent).equals(row)).findFirst();
  }

  /** Whether a call at our device rings that is no supervised one. */
  boolean otherRings() {
    return !otherCalls.isEmpty();
  }

  void agents(List<AgentRecord> all) {
    agents = all;
    rows = all.stream().map(CallView::rowOf).collect(Collectors.toUnmodifiableSet());
    byNumber =
        all.stream()
            .filter(agent -> !agent.number().isEmpty())
            .collect(Collectors.toMap(AgentRecord::number, agent -> agent, (a, b) -> a));
  }

  void inReach(boolean now) {
    inReach = now;
  }

  /** Our device as it is shown now; what was ordered is what it shows, or what it ended with. */
  void device(OwnDevice shown, Instant now) {
    device = Optional.of(shown);
    if (shown.monitoring().isPresent()) {
      last = shown.monitoring();
      lastShown = now;
      asked = Optional.empty();
    } else if (asked.isEmpty()) {
      unanswered = false;
    }
    if (shown.monitoring().isPresent()) {
      unanswered = false;
    }
  }

  /** From now on it may stand, whatever is answered. */
  void ordered(StandingOrder.Wish wish) {
    asked = Optional.of(wish);
    lastWish = asked;
    unanswered = false;
  }

  /** Whether no order of ours may have reached Genesys unseen. */
  boolean askedNothing() {
    return asked.isEmpty();
  }

  /** Nothing came of it in time. */
  void orderUnanswered() {
    unanswered = asked.isPresent();
  }

  /** It was refused, or is cancelled. */
  void notOrdered() {
    asked = Optional.empty();
    unanswered = false;
  }

  /** Everything at our device; whatever is not in it is over. */
  void calls(List<CallRecord> all, Instant now) {
    Set<String> there = all.stream().map(CallRecord::key).collect(Collectors.toSet());
    calls.keySet().retainAll(there);
    otherCalls.clear();
    all.forEach(record -> call(record, now));
  }

  /** One call as it is shown now. */
  void call(CallRecord record, Instant now) {
    MonitoredCall known = calls.get(record.key());
    if (record.isOver()) {
      calls.remove(record.key());
      ringing(record, false);
    } else if (known != null) {
      boolean others = !record.participants().equals(known.record.participants());
      known.seen(record, now);
      if (others && known.reach() == StandingOrder.Reach.CALL) {
        known.handsOver(now);
      }
    } else if (record.supervises().orElseGet(() -> isOrdered(record, now))) {
      Optional<OwnDevice.Monitoring> order = orderStood(now) ? last : Optional.empty();
      Optional<AgentRecord> target = order.flatMap(this::target).or(() -> only(record));
      calls.put(record.key(), new MonitoredCall(record, order, target, now));
      ringing(record, false);
    } else {
      ringing(record, !record.isEstablished());
    }
  }

  /** A call that does not say it itself came by the order if it is one of the agent's. */
  private boolean isOrdered(CallRecord record, Instant now) {
    return orderStood(now)
        && last.flatMap(this::target)
            .filter(agent -> record.participants().contains(agent.number()))
            .isPresent();
  }

  private Optional<AgentRecord> target(OwnDevice.Monitoring order) {
    return agents.stream()
        .filter(agent -> agent.isAt(order.targetUri()))
        .findFirst()
        .or(() -> lastWish.flatMap(this::target));
  }

  /** Whom an order means, if he is one we know. */
  Optional<AgentRecord> target(StandingOrder.Wish wish) {
    return agent(wish.target()).or(() -> number(wish).flatMap(this::agentAt));
  }

  /** What was typed in place of an agent of the list. */
  static Optional<String> number(StandingOrder.Wish wish) {
    String value = wish.target().value();
    return value.startsWith(NUMBER)
        ? Optional.of(value.substring(NUMBER.length()))
        : Optional.empty();
  }

  private void ringing(CallRecord record, boolean rings) {
    if (rings) {
      otherCalls.add(record.key());
    } else {
      otherCalls.remove(record.key());
    }
  }

  /** The one agent in a call, if there is one and no other. */
  Optional<AgentRecord> only(CallRecord record) {
    List<AgentRecord> there =
        record.participants().stream().flatMap(number -> agentAt(number).stream()).toList();
    return there.size() == 1 ? Optional.of(there.getFirst()) : Optional.empty();
  }

  private boolean orderStood(Instant now) {
    return device.flatMap(OwnDevice::monitoring).isPresent()
        || (last.isPresent() && !now.isAfter(lastShown.plus(FULFILLED)));
  }

  /** Whether a call may ring at any moment that is to be taken. */
  boolean mayDeliver(Instant now) {
    return asked.isPresent() || orderStood(now) || !calls.isEmpty();
  }

  /** As the screen shows it. */
  Orders orders() {
    Set<Mode> offered = EnumSet.noneOf(Mode.class);
    for (Mode mode : Mode.values()) {
      if (device.filter(d -> d.offers(OwnDevice.operation(mode))).isPresent()) {
        offered.add(mode);
      }
    }
    String why = offered.isEmpty() && device.isPresent() ? WITHHELD + "." : "";
    return new Orders(order(), offered, why, rows);
  }

  private Optional<StandingOrder> order() {
    Optional<StandingOrder> shown =
        device
            .flatMap(OwnDevice::monitoring)
            .map(m -> order(wish(m), inReach ? Certainty.CONFIRMED : Certainty.ASSUMED));
    Certainty asking = unanswered ? Certainty.UNKNOWN : Certainty.REQUESTED;
    return shown.or(() -> asked.map(wish -> order(wish, asking)));
  }

  private StandingOrder.Wish wish(OwnDevice.Monitoring shown) {
    ConferenceKey target =
        agents.stream()
            .filter(agent -> agent.isAt(shown.targetUri()))
            .findFirst()
            .map(CallView::rowOf)
            .or(() -> lastWish.filter(w -> number(w).isPresent()).map(StandingOrder.Wish::target))
            .orElseGet(() -> new ConferenceKey(shown.targetUri().orElse("?")));
    return new StandingOrder.Wish(target, shown.mode(), shown.span(), shown.reach());
  }

  private StandingOrder order(StandingOrder.Wish wish, Certainty certainty) {
    String name =
        agent(wish.target())
            .map(a -> a.number().isEmpty() ? a.name() : a.name() + " (" + a.number() + ")")
            .or(() -> number(wish))
            .orElse(wish.target().value());
    return new StandingOrder(wish, name, certainty);
  }

  /** Whether the order that stands is this one, as far as the device says it. */
  boolean stands(StandingOrder.Wish wish, String uri) {
    return device
        .flatMap(OwnDevice::monitoring)
        .filter(m -> m.mode() == wish.mode() && m.span() == wish.span())
        .filter(m -> m.reach().isEmpty() || m.reach().equals(wish.reach()))
        .filter(m -> m.targetUri().isEmpty() || uri.isEmpty() || sameDevice(m, uri))
        .isPresent();
  }

  private static boolean sameDevice(OwnDevice.Monitoring shown, String uri) {
    String id = uri.substring(uri.lastIndexOf('/') + 1);
    return shown.targetUri().filter(target -> target.endsWith(id)).isPresent();
  }
}
