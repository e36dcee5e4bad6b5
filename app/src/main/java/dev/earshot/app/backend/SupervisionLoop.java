package dev.earshot.app.backend;

import dev.earshot.app.console.ConnectionView;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.SessionView;
import dev.earshot.app.console.TimelineEntry;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.RosterChange;
import dev.earshot.app.supervision.Session;
import dev.earshot.app.supervision.SessionEffect;
import dev.earshot.app.supervision.SessionInput;
import dev.earshot.app.supervision.SessionMachine;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.app.supervision.Timings;
import dev.earshot.mixer.port.PrivacyGate;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one loop that acts on a back end, and the only opener of the microphone's gate. Takes inputs
 * one at a time, asks the {@link SessionMachine} what follows, and does it.
 *
 * <p>Threads: everything but {@link #put}, {@link #putQuieter} and the back end's events belongs to
 * the {@code supervision} thread (tests: to whoever calls {@link #step}); calls of the back end run
 * on the executor.
 */
public final class SupervisionLoop {
  private static final Logger LOG = System.getLogger(SupervisionLoop.class.getName());

  /** How often the gate and the measures are looked at when nothing happens. */
  private static final Duration IDLE = Duration.ofMillis(100);

  private final ConferenceBackend backend;
  private final Consumer<ConsoleEvent> screen;
  private final Notices notices;
  private final InstantSource clock;
  private final SessionMachine machine;
  private final GateKeeper gate;
  private final Inbox inbox;
  private final Calls calls;
  private final Timers timers = new Timers();
  private final OrderKeeper orders = new OrderKeeper();
  private final WhisperCount whispers = new WhisperCount();
  private final Executor threads;
  private volatile Optional<EarKeeper> ear = Optional.empty();
  private volatile Session session;
  private volatile boolean stopped;
  private SessionView shown = SessionView.OUT;

  /** Whoever takes the first input owns the loop from then on. */
  private @Nullable Thread owner;

  public SupervisionLoop(
      ConferenceBackend backend,
      PrivacyGate.Opener opener,
      Consumer<ConsoleEvent> screen,
      Timings timings,
      InstantSource clock,
      Executor threads) {
    this.backend = backend;
    this.screen = screen;
    notices = new Notices(screen);
    this.clock = clock;
    this.threads = threads;
    machine = new SessionMachine(timings);
    gate = new GateKeeper(opener);
    inbox = new Inbox(gate);
    calls = new Calls(backend, threads, inbox::put);
    session = Session.out(backend.capabilities(), clock.instant());
  }

  /** A customer's ear of ours listens along from the next step on; once. */
  public void guardByEar() {
    ear = Optional.of(new EarKeeper(backend, threads));
  }

  /** Starts the back end's reports and the {@code supervision} thread. */
  public void start() {
    listen();
    Thread.ofVirtual().name("supervision").start(this::run);
  }

  /** Takes the back end's reports from now on. */
  void listen() {
    backend.start(this::onEvent);
  }

  /** What the user or the surroundings want; any thread. */
  public void put(SessionInput input) {
    inbox.put(input);
  }

  /** As {@link #put}, but the gate is shut before it returns. */
  public void putQuieter(SessionInput input, String why) {
    inbox.putQuieter(input, why);
  }

  /** Shuts the gate for good and ends the loop; the back end is left as it is. Any thread. */
  public void stop() {
    gate.shutBefore("Earshot is closing");
    stopped = true;
  }

  /** The session as of the last step. Any thread. */
  public Session session() {
    return session;
  }

  private void run() {
    while (!stopped) {
      try {
        while (step()) {
          // Everything that is due first.
        }
        idle();
        Optional<SessionInput> next = inbox.await(untilDue(IDLE));
        next.ifPresent(this::take);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "supervision failed; the microphone is shut", e);
        inbox.putQuieter(new SessionInput.Overflowed(), "Earshot failed: " + e);
      }
    }
  }

  /** How long nothing is due by itself, at most {@code most}. */
  Duration untilDue(Duration most) {
    return timers.untilNext(clock.instant(), most);
  }

  /** Takes one input that is due; false if there is none. */
  boolean step() {
    Optional<SessionInput> next = timers.poll(clock.instant()).or(inbox::poll);
    next.ifPresent(this::take);
    return next.isPresent();
  }

  /** Looks whether somebody shut the gate without a word, and at the measures. */
  void idle() {
    ear.flatMap(EarKeeper::look)
        .filter(report -> !report.guard().equals(session.guard()))
        .ifPresent(r -> take(new SessionInput.EarReported(r.membership(), r.guard())));
    orders.look(session, clock.instant()).ifPresent(this::take);
    if (session.gateOpen() && !gate.isOpen() && gate.permit().undisputed()) {
      take(new SessionInput.GateFoundClosed(gate.reason()));
    }
    show();
  }

  private boolean isOwner() {
    if (owner == null) {
      owner = Thread.currentThread();
    }
    return owner == Thread.currentThread();
  }

  private void take(SessionInput input) {
    assert isOwner() : "the session has one writer";
    GateKeeper.Permit permit = gate.permit();
    Instant now = clock.instant();
    if (input instanceof SessionInput.Answered answered) {
      timers.cancel(answered.id());
      calls.ended(answered.id());
      screen.accept(ActionReports.answered(answered, now));
    }
    SessionState before = session.state();
    SessionMachine.Step step = machine.next(session, input, gate.isOpen(), now);
    session = step.session();
    whispers.stepped(session);
    orders.stepped(input, session, now);
    ear.ifPresent(keeper -> keeper.stepped(session));
    for (SessionEffect effect : step.effects()) {
      permit = act(effect, permit, now);
    }
    if (before != session.state()) {
      LOG.log(Level.INFO, "session {0} -> {1}", before, session.state());
    }
    show();
  }

  private GateKeeper.Permit act(SessionEffect effect, GateKeeper.Permit permit, Instant now) {
    switch (effect) {
      case SessionEffect.CloseGate(String why) -> {
        return gate.shut(permit, why);
      }
      case SessionEffect.OpenGate() -> {
        if (gate.open(permit)) {
          whispers.opened(session);
        }
      }
      case SessionEffect.Call call -> {
        timers.set(now.plus(call.timeout()), call.id(), unconfirmed(call));
        screen.accept(ActionReports.requested(call, now));
        calls.start(call);
      }
      case SessionEffect.Abandon(long id) -> {
        timers.cancel(id);
        calls.abandon(id);
      }
      case SessionEffect.Wake(long id, Instant at) -> timers.set(at, id, new SessionInput.Woke(id));
      case SessionEffect.Tell told -> {
        if (told.kind() == SessionEffect.Kind.LEAK) {
          LOG.log(Level.WARNING, "{0}; the microphone is shut", told.what());
        }
        notices.tell(now, session, told);
      }
    }
    return permit;
  }

  private static SessionInput unconfirmed(SessionEffect.Call call) {
    String what =
        call.call().getClass().getSimpleName()
            + " was not confirmed within "
            + call.timeout().toMillis()
            + " ms";
    return new SessionInput.Answered(
        call.id(),
        call.call(),
        new SessionInput.Answer.Failed(new BackendProblem.Unconfirmed(what)));
  }

  private void show() {
    Session shownGate =
        session.gateOpen() && !gate.isOpen() ? session.withGateOpen(false) : session;
    SessionView view = SessionView.of(shownGate, whispers.measured(backend.measures()));
    if (!view.equals(shown)) {
      shown = view;
      screen.accept(new ConsoleEvent.SessionChanged(view));
    }
  }

  /** Any thread of the back end. What may change who hears us shuts the gate on the spot. */
  private void onEvent(BackendEvent event) {
    switch (event) {
      case BackendEvent.ConnectionChanged(BackendEvent.Line line, String detail) ->
          connection(line, detail);
      case BackendEvent.ConferenceChanged(ObservedConference conference) -> {
        screen.accept(new ConsoleEvent.ConferenceChanged(conference));
        if (session.conference().equals(Optional.of(conference.key()))) {
          hear(new SessionInput.RosterSeen(conference), alarm(conference));
        }
      }
      case BackendEvent.ConferenceEnded(var key) -> {
        screen.accept(new ConsoleEvent.ConferenceEnded(key));
        if (session.conference().equals(Optional.of(key))) {
          hear(new SessionInput.ConferenceEnded(key), "conference ended");
        }
      }
      case BackendEvent.TalkingChanged(var at, var conference, var who, boolean talking) ->
          screen.accept(new ConsoleEvent.TalkingChanged(at, conference, who, talking));
      case BackendEvent.StepTaken(var at, var conference, String what, String detail) ->
          notices.tell(at, TimelineEntry.Kind.REQUEST, Optional.of(conference), what, detail);
      case BackendEvent.OrdersChanged(var now) -> screen.accept(orders.told(now));
      case BackendEvent.Delivered(var key) -> inbox.put(new SessionInput.Delivered(key));
      case BackendEvent.LegChanged(long membership, boolean held) ->
          hear(new SessionInput.LegChanged(membership, held), held ? "your call is on hold" : "");
      case BackendEvent.LegDown(long membership, String reason) ->
          hear(new SessionInput.LegDown(membership, reason), "call ended: " + reason);
    }
  }

  private void connection(BackendEvent.Line line, String detail) {
    screen.accept(
        new ConsoleEvent.ConnectionChanged(
            new ConnectionView(backend.name(), Notices.stateOf(line), detail, clock.instant())));
    boolean up = line == BackendEvent.Line.UP;
    hear(new SessionInput.ConnectionChanged(up, detail), up ? "" : "connection lost");
  }

  private void hear(SessionInput input, String alarm) {
    if (alarm.isEmpty()) {
      inbox.put(input);
    } else {
      inbox.putQuieter(input, alarm);
    }
  }

  private String alarm(ObservedConference seen) {
    Session known = session;
    return known
        .roster()
        .flatMap(before -> RosterChange.alarm(before, seen))
        .or(
            () ->
                known.gateOpen() ? RosterChange.scopeAlarm(seen, known.scope()) : Optional.empty())
        .orElse("");
  }
}
