package dev.earshot.app.simulate.genesys.world;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Calls of customers to agents, and how supervisors who are armed for an agent are brought into
 * them: the telephony server. It rings the supervisor's telephone; who hears him is carried out by
 * the {@link Lines}.
 */
public final class CallFlow implements LineEvents {
  private final Lines lines;
  private final VoiceView view;
  private final Notices notices;
  private final Office office;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final Map<String, CustomerCall> calls = new LinkedHashMap<>();
  private final Map<String, SupervisedCall> supervised = new LinkedHashMap<>();
  private int begun;

  /**
   * @param ids a new identifier each time
   */
  public CallFlow(
      Office office,
      Lines lines,
      VoiceView view,
      Notices notices,
      InstantSource clock,
      Supplier<String> ids) {
    this.office = office;
    this.lines = lines;
    this.view = view;
    this.notices = notices;
    this.clock = clock;
    this.ids = ids;
  }

  /** Calls that are not over. */
  public Collection<CustomerCall> calls() {
    return List.copyOf(calls.values());
  }

  /** A supervisor's calls that are not over. */
  public List<SupervisedCall> callsOf(Person supervisor) {
    return supervised.values().stream()
        .filter(call -> call.supervisor().owner().equals(supervisor))
        .toList();
  }

  Optional<SupervisedCall> callOf(Person supervisor, String id) {
    return Optional.ofNullable(supervised.get(id))
        .filter(call -> call.supervisor().owner().equals(supervisor));
  }

  public Optional<CustomerCall> callAt(Device agent) {
    return calls.values().stream().filter(call -> call.agent() == agent).findFirst();
  }

  /**
   * A customer calls an agent, who answers.
   *
   * @throws IllegalStateException if the agent is on a call
   */
  public CustomerCall begin(Person agent, String customer) {
    Device device = office.deviceOf(agent);
    if (callAt(device).isPresent()) {
      throw new IllegalStateException(agent.userName() + " is on a call already");
    }
    String id = ids.get();
    begun++;
    CustomerCall call = new CustomerCall(id, "gws-" + begun, customer, device, clock.instant());
    calls.put(id, call);
    lines.begin(call.room(), agent.phoneNumber(), customer);
    office.monitorsOf(device).forEach(supervisor -> deliver(supervisor, call));
    return call;
  }

  /** A supervisor is armed for an agent; barging in does not wait for the next call. */
  void armed(Device supervisor, Monitoring monitoring) {
    if (monitoring.mode() == MonitoringMode.BARGE_IN) {
      callAt(monitoring.target()).ifPresent(call -> deliver(supervisor, call));
    }
  }

  private void deliver(Device supervisor, CustomerCall call) {
    if (!supervisor.session() || !callsOf(supervisor.owner()).isEmpty()) {
      return;
    }
    Monitoring monitoring = supervisor.monitoring().orElseThrow();
    String number = supervisor.owner().phoneNumber();
    boolean sip = lines.registered(number);
    SupervisedCall own = new SupervisedCall(ids.get(), supervisor, call, monitoring, !sip);
    supervised.put(own.id(), own);
    tell(own, "StatusChange");
    if (sip) {
      lines.ring(own.id(), number, call.room(), own.mode().audibility());
    }
  }

  @Override
  public void answered(String leg) {
    Optional.ofNullable(supervised.get(leg)).ifPresent(this::establish);
  }

  /** The supervisor is in the call. */
  void establish(SupervisedCall own) {
    own.state("Established");
    tell(own, "StatusChange");
  }

  @Override
  public void ended(String leg) {
    Optional.ofNullable(supervised.get(leg)).ifPresent(this::release);
  }

  /** A supervisor's call is over; so is monitoring that was for one call. */
  void release(SupervisedCall own) {
    if (supervised.remove(own.id()) == null) {
      return;
    }
    lines.hangUp(own.id());
    own.state("Released");
    tell(own, "StatusChange");
    Device device = own.supervisor();
    if (!own.monitoring().allCalls()
        && device.monitoring().filter(now -> now.equals(own.monitoring())).isPresent()) {
      device.monitor(Optional.empty());
      notices.tell(device.owner(), "/v2/me/devices", view.deviceChanged(device));
    }
  }

  /** Listening and barging in, within the call. */
  void switchTo(SupervisedCall own, MonitoringMode mode) {
    own.switchTo(mode);
    lines.heardBy(own.id(), mode.audibility());
    tell(own, "StatusChange");
  }

  /** The customer hangs up; false if there is no such call. */
  public boolean end(String id) {
    CustomerCall call = calls.remove(id);
    if (call == null) {
      return false;
    }
    of(call).forEach(this::release);
    lines.end(call.room());
    return true;
  }

  /**
   * The agent hands the customer over to another one. Whoever monitors him only is released.
   *
   * @param heard who hears those that stay and coached before: no document says
   * @return false if there is no such call, or the other agent has one
   */
  public boolean transfer(String id, Person to, Audibility heard) {
    CustomerCall call = calls.get(id);
    Device next = office.deviceOf(to);
    if (call == null || callAt(next).isPresent()) {
      return false;
    }
    of(call).stream().filter(own -> !own.monitoring().wholeCall()).forEach(this::release);
    call.agent(next);
    lines.agentChanges(call.room(), to.phoneNumber());
    for (SupervisedCall own : of(call)) {
      if (own.mode() == MonitoringMode.COACH) {
        lines.heardBy(own.id(), heard);
      }
      tell(own, "ParticipantsUpdated");
    }
    office.monitorsOf(next).forEach(supervisor -> deliver(supervisor, call));
    return true;
  }

  private List<SupervisedCall> of(CustomerCall call) {
    return supervised.values().stream().filter(own -> own.call() == call).toList();
  }

  private void tell(SupervisedCall own, String notificationType) {
    notices.tell(own.supervisor().owner(), "/v2/me/calls", view.callChanged(own, notificationType));
  }
}
