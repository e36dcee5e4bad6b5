package dev.earshot.audio.sip;

import dev.earshot.audio.sip.admission.AdmissionPolicy;
import dev.earshot.audio.sip.message.SipMessage;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.Identifiers;
import dev.earshot.audio.sip.transaction.TimerQueue;
import dev.earshot.audio.sip.transaction.Timings;
import dev.earshot.audio.sip.transport.Hop;
import dev.earshot.audio.sip.transport.Network;
import dev.earshot.audio.sip.transport.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A core in a {@link Simulation}. Takes calls into {@link #calls} unless told otherwise. */
final class SimulatedAgent implements Simulation.Station, Network {
  final EventLog events = new EventLog();
  final List<IncomingCall> calls = new ArrayList<>();
  final List<SubscriptionEvent> told = new ArrayList<>();
  final List<RegistrationState> states = new ArrayList<>();
  final List<String> registrars = new ArrayList<>();
  final InetSocketAddress address;
  private final Simulation simulation;
  private final TimerQueue timers;
  private final Deque<Runnable> commands = new ArrayDeque<>();
  private final Core core;
  private final Set<Hop> broken = new HashSet<>();
  final List<Hop> keptAlive = new ArrayList<>();
  int renewals;
  private int dialled;

  SimulatedAgent(Simulation simulation, int number) {
    this(simulation, number, CoreLimits.DEFAULT);
  }

  SimulatedAgent(Simulation simulation, int number, CoreLimits limits) {
    this(simulation, number, limits, AdmissionPolicy.OPEN);
  }

  SimulatedAgent(Simulation simulation, int number, CoreLimits limits, AdmissionPolicy admission) {
    this.simulation = simulation;
    this.address = Simulation.address(number);
    this.timers = new TimerQueue(simulation::now);
    Environment environment =
        new Environment(
            this,
            (destination, result) -> result.accept(destination.literal(false).stream().toList()),
            timers,
            Timings.STANDARD,
            new Identifiers(new Random(number)));
    this.core = new Core(environment, "test", limits, admission, this::take, commands::add);
    simulation.connect(address, this);
  }

  private CallListener take(IncomingCall call) {
    calls.add(call);
    return events;
  }

  Call dial(InetSocketAddress callee, String offer) {
    return dial(callee, "", offer, Optional.empty());
  }

  Call dial(
      InetSocketAddress callee, String parameters, String offer, Optional<SipAccount> account) {
    String target = "sip:room@" + callee.getAddress().getHostAddress() + parameters;
    OutgoingCall call =
        new OutgoingCall(
            address.getPort() + "-" + dialled++ + "@" + address.getAddress().getHostAddress(),
            commands::add);
    CallRequest request = new CallRequest(target, "<sip:me@10.0.0.9>", offer, List.of(), account);
    commands.add(() -> core.call(request, call, List.of(), events));
    return call;
  }

  /** Calls whatever that is. */
  Call dialRaw(String target, CallListener listener) {
    OutgoingCall call = new OutgoingCall("raw-" + dialled++, commands::add);
    CallRequest request =
        new CallRequest(target, "<sip:me@10.0.0.9>", "v=0", List.of(), Optional.empty());
    commands.add(() -> core.call(request, call, List.of(), listener));
    return call;
  }

  Registration register(SipAccount account) {
    KeptRegistration registration = new KeptRegistration(commands::add);
    commands.add(
        () ->
            core.register(
                account,
                registration,
                (registrar, state) -> {
                  registrars.add(registrar);
                  states.add(state);
                }));
    return registration;
  }

  Publication publish(EventPackage events) {
    KeptPublication publication = core.subscriptions().publication(events, commands::add);
    commands.add(() -> core.subscriptions().serve(publication, events.feature()));
    return publication;
  }

  /** Watches what a {@link ShoutPackage} serves there. */
  Subscription subscribe(InetSocketAddress notifier, Duration lifetime) {
    String target = "sip:room@" + notifier.getAddress().getHostAddress();
    return subscribe(
        new SubscriptionRequest(
            target, "<sip:me@10.0.0.9>", "shout", "text/plain", lifetime, Optional.empty()));
  }

  /** Watches whatever that is. */
  void subscribeRaw(String target) {
    subscribe(
        new SubscriptionRequest(
            target,
            "<sip:me@10.0.0.9>",
            "shout",
            "text/plain",
            Duration.ofHours(1),
            Optional.empty()));
  }

  private Subscription subscribe(SubscriptionRequest request) {
    KeptSubscription subscription = new KeptSubscription(commands::add, told::add);
    String callId = "watch-" + dialled++ + "@" + address.getAddress().getHostAddress();
    commands.add(() -> core.subscriptions().subscribe(request, callId, subscription));
    return subscription;
  }

  void shutDown() {
    commands.add(core::shutDown);
  }

  /** The only call taken so far. */
  IncomingCall call() {
    return calls.getLast();
  }

  /** From now on nothing can be carried there. */
  void breakConnections(Transport transport, InetSocketAddress to) {
    broken.add(new Hop(transport, to));
  }

  /** As if it had slept, or had other addresses now. */
  void changeNetwork() {
    commands.add(() -> core.networkChanged(Set.of()));
  }

  void loseConnection(InetSocketAddress to) {
    core.failed(
        new Hop(Transport.TCP, to, 1, to.getAddress().getHostAddress()),
        "closed by the other side");
  }

  UserAgentStats stats() {
    return core.stats();
  }

  int timers() {
    return timers.size();
  }

  @Override
  public void received(SipMessage message, Hop from) {
    core.received(message, from);
  }

  @Override
  public void rejected(Hop from, String reason) {
    core.rejected(from, reason);
  }

  @Override
  public boolean admits(Hop from, int bytes) {
    return core.admits(from, bytes);
  }

  @Override
  public void refusable(SipResponse answer, Hop from) {
    core.refusable(answer, from);
  }

  @Override
  public void step() {
    core.step();
    for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
      core.guarded(command);
    }
  }

  @Override
  public long nextDue() {
    return commands.isEmpty() ? timers.nextDue().orElse(Long.MAX_VALUE) : simulation.now();
  }

  @Override
  public void send(Hop hop, SipMessage message) {
    if (broken.contains(new Hop(hop.transport(), hop.address()))) {
      commands.add(() -> core.failed(hop, "no connection"));
    } else {
      simulation.send(hop.transport(), address, hop.address(), message.bytes());
    }
  }

  @Override
  public void keepAlive(Hop hop) {
    keptAlive.add(hop);
  }

  @Override
  public void renew(Set<InetAddress> still) {
    renewals++;
  }

  @Override
  public InetSocketAddress localAddress(Hop hop) {
    return address;
  }

  @Override
  public boolean offers(Transport transport) {
    return true;
  }

  @Override
  public boolean isOpen(long flow) {
    return false;
  }
}
