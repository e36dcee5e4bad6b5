package dev.earshot.app.supervision;

import static dev.earshot.app.supervision.Rosters.SELF;
import static dev.earshot.app.supervision.Rosters.T0;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A conference, a gate and a clock around the state machine, by hand: calls take effect and are
 * answered when the test says so. Breaches of what must always hold fail on the spot.
 */
final class SimulatedWorld {
  private final SessionMachine machine = new SessionMachine(Timings.DEFAULT);
  private Session session =
      Session.out(new Capabilities(EnumSet.allOf(Capabilities.Capability.class)), T0);
  private Instant now = T0;
  private List<ObservedParticipant> others = new ArrayList<>();
  private SpeakScope serverScope = new SpeakScope.Nobody();
  private final List<SessionEffect.Call> open = new ArrayList<>();
  private final List<SessionEffect.Wake> wakes = new ArrayList<>();
  private final List<BackendCall> calls = new ArrayList<>();
  private boolean gate;
  private boolean everOpen;
  private boolean bargeConfirmed;
  private int closings;

  Session session() {
    return session;
  }

  boolean gateIsOpen() {
    return gate;
  }

  boolean wasEverOpen() {
    return everOpen;
  }

  int closings() {
    return closings;
  }

  List<BackendCall> calls() {
    return List.copyOf(calls);
  }

  boolean isIdle() {
    return open.isEmpty() && wakes.isEmpty();
  }

  void forgetCalls() {
    calls.clear();
  }

  Known<SpeakScope> scope() {
    return Known.confirmed(serverScope, now);
  }

  /** Who would hear us by the conference's own rule. */
  Set<ParticipantKey> reachedAtServer() {
    return Audience.reach(scope(), SELF, others).mayHear();
  }

  void others(ObservedParticipant... participants) {
    others = new ArrayList<>(Arrays.asList(participants));
  }

  List<ObservedParticipant> others() {
    return List.copyOf(others);
  }

  void join(ObservedParticipant participant) {
    others.removeIf(p -> p.key().equals(participant.key()));
    others.add(participant);
    seen();
  }

  void replace(ObservedParticipant participant) {
    others.replaceAll(p -> p.key().equals(participant.key()) ? participant : p);
    seen();
  }

  void leave(ParticipantKey key) {
    others.removeIf(p -> p.key().equals(key));
    seen();
  }

  private void seen() {
    tick();
    input(new SessionInput.RosterSeen(conference()));
  }

  private ObservedConference conference() {
    ConferenceKey key = session.conference().orElse(Rosters.ROOM);
    ObservedConference room =
        Rosters.room(now, scope(), others.toArray(ObservedParticipant[]::new));
    return new ObservedConference(
        key, room.name(), room.topic(), room.startedAt(), room.participants(), now);
  }

  void advance(Duration time) {
    now = now.plus(time);
    for (SessionEffect.Wake wake : List.copyOf(wakes)) {
      if (!wake.at().isAfter(now)) {
        wakes.remove(wake);
        input(new SessionInput.Woke(wake.id()));
      }
    }
  }

  private void tick() {
    now = now.plusMillis(1);
  }

  void input(SessionInput input) {
    tick();
    switch (input) {
      case SessionInput.ConfirmBarge confirm -> bargeConfirmed |= session.bargeAsked();
      case SessionInput.TalkReleased quieter -> bargeConfirmed = false;
      case SessionInput.Listen quieter -> bargeConfirmed = false;
      case SessionInput.Silence quieter -> bargeConfirmed = false;
      case SessionInput.Leave quieter -> bargeConfirmed = false;
      default -> {}
    }
    SessionMachine.Step step = machine.next(session, input, gate, now);
    session = step.session();
    step.effects().forEach(this::act);
    check();
  }

  private void act(SessionEffect effect) {
    switch (effect) {
      case SessionEffect.CloseGate close -> {
        gate = false;
        closings++;
      }
      case SessionEffect.OpenGate openGate -> {
        gate = true;
        everOpen = true;
      }
      case SessionEffect.Call call -> {
        if (call.call() instanceof BackendCall.Speak speak) {
          require(!gate, "the relation is changed with the gate open");
          require(
              serverScope instanceof SpeakScope.Nobody, "the relation is changed while unmuted");
          require(speak.mode() != Mode.BARGE || bargeConfirmed, "barge without its second step");
        }
        calls.add(call.call());
        open.add(call);
      }
      case SessionEffect.Abandon(long id) -> {
        open.removeIf(call -> call.id() == id);
        wakes.removeIf(wake -> wake.id() == id);
      }
      case SessionEffect.Wake wake -> wakes.add(wake);
      case SessionEffect.Tell tell -> {}
    }
  }

  private void check() {
    if (gate) {
      require(GatePolicy.objection(session).isEmpty(), "open against the policy");
      if (session.state() == SessionState.WHISPER) {
        for (ParticipantKey ear : reachedAtServer()) {
          require(session.targets().contains(ear), ear + " hears a whisper that is not for him");
          require(
              others.stream().anyMatch(p -> p.key().equals(ear) && p.isColleague()),
              ear + " is no colleague");
        }
      }
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }

  /** The oldest call takes effect without being answered yet. */
  void applyFirst() {
    if (!open.isEmpty()) {
      apply(open.getFirst().call());
    }
  }

  void answerFirst() {
    if (!open.isEmpty()) {
      SessionEffect.Call call = open.removeFirst();
      apply(call.call());
      tick();
      input(new SessionInput.Answered(call.id(), call.call(), answer(call.call())));
    }
  }

  void answerAll() {
    while (!open.isEmpty()) {
      answerFirst();
    }
  }

  void fail(BackendProblem problem) {
    if (!open.isEmpty()) {
      SessionEffect.Call call = open.removeFirst();
      input(
          new SessionInput.Answered(
              call.id(), call.call(), new SessionInput.Answer.Failed(problem)));
    }
  }

  private void apply(BackendCall call) {
    switch (call) {
      case BackendCall.Speak(Mode mode, List<ParticipantKey> targets, var _, boolean _) ->
          serverScope =
              mode == Mode.BARGE
                  ? new SpeakScope.Everybody()
                  : new SpeakScope.OnlyCalls(Set.copyOf(targets));
      case BackendCall.SetTag tag -> {}
      case BackendCall.ListenAs ear -> {}
      case BackendCall.Arm arm -> {}
      case BackendCall.Disarm disarm -> {}
      case BackendCall.MuteParticipant mute -> {}
      case BackendCall.HoldParticipant hold -> {}
      case BackendCall.RemoveParticipant remove -> {}
      case BackendCall.EndConference end -> {}
      case BackendCall.Join join -> serverScope = new SpeakScope.Nobody();
      case BackendCall.Mute mute -> serverScope = new SpeakScope.Nobody();
      case BackendCall.Leave leave -> serverScope = new SpeakScope.Nobody();
      case BackendCall.HangUp hangUp -> serverScope = new SpeakScope.Nobody();
    }
  }

  private SessionInput.Answer answer(BackendCall call) {
    return switch (call) {
      case BackendCall.Join join -> new SessionInput.Answer.Joined(SELF, scope(), conference());
      case BackendCall.Speak _, BackendCall.Mute _ -> new SessionInput.Answer.Spoke(scope());
      default -> new SessionInput.Answer.Done();
    };
  }

  /** Names of everybody, for a random choice. */
  List<ParticipantKey> everybody() {
    return others.stream().map(ObservedParticipant::key).collect(Collectors.toList());
  }

  Optional<ParticipantKey> any(int index) {
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(others.get(index % others.size()).key());
  }
}
