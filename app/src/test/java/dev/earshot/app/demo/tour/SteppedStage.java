package dev.earshot.app.demo.tour;

import dev.earshot.app.console.Conferences;
import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.DockView;
import dev.earshot.app.console.SessionView;
import dev.earshot.app.demo.ear.MediaClock;
import dev.earshot.app.demo.ear.Recordings;
import dev.earshot.app.demo.ear.ToneDetector;
import dev.earshot.app.demo.ear.VoiceDetector;
import dev.earshot.app.demo.voice.ToneVoice;
import dev.earshot.app.demo.world.Caller;
import dev.earshot.app.demo.world.WorldScript;
import dev.earshot.app.supervision.Audience;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.MixerConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A stage in virtual time: a console of a few lines over rooms of a stepped mixer. */
final class SteppedStage implements TourStage, TourPace {
  static final int TONE = 1000;

  final List<String> captions = new ArrayList<>();
  final List<String> pictures = new ArrayList<>();
  final Mixer mixer = Mixer.stepped(MixerConfig.DEFAULT);
  final Recordings recordings =
      new Recordings(
          new MediaClock(mixer::ticks, 0, 10), MixerConfig.DEFAULT.sampleRate(), 200_000);

  private final WorldScript script = new WorldScript(1, 3);
  private final Map<String, SteppedRoom> rooms = new HashMap<>();
  private final SteppedSupervisor supervisor;

  /**
   * @param leaky whether a whisper really reaches everybody
   */
  SteppedStage(boolean leaky) {
    supervisor = new SteppedSupervisor(recordings.ear(SUPERVISOR), leaky);
    for (WorldScript.TouredRoom toured : List.of(script.billing(), script.fibre())) {
      SteppedRoom room = new SteppedRoom(mixer, recordings, toured.plan().title());
      room.join(toured.customer());
      room.join(toured.agent());
      rooms.put(toured.plan().title(), room);
    }
    rooms.put("third", new SteppedRoom(mixer, recordings, "third"));
  }

  Map<String, VoiceDetector> voices() {
    Map<String, VoiceDetector> voices = new HashMap<>();
    for (SteppedRoom room : rooms.values()) {
      for (Caller caller : room.callers()) {
        voices.put(SteppedRoom.id(caller), new ToneDetector(16_000, room.hertz(caller)));
      }
    }
    return voices;
  }

  @Override
  public long now() {
    return mixer.ticks() * 10;
  }

  @Override
  public void pass(long millis) {
    for (long end = now() + millis; now() < end; ) {
      mixer.step();
    }
  }

  @Override
  public ConsoleCommands commands() {
    return new SteppedCommands(supervisor, rooms);
  }

  @Override
  public ConsoleSnapshot snapshot() {
    ConsoleSnapshot nothing = ConsoleSnapshot.initial("stepped", Instant.EPOCH);
    return new ConsoleSnapshot(
        nothing.now(),
        nothing.connection(),
        Conferences.of(rooms.values().stream().map(SteppedStage::observed).toList()),
        supervisor.room().map(room -> new ConferenceKey(room.name())),
        session(),
        DockView.NONE,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static ObservedConference observed(SteppedRoom room) {
    Instant now = Instant.EPOCH;
    List<ObservedParticipant> participants =
        room.callers().stream().map(caller -> observed(caller, now)).toList();
    return new ObservedConference(
        new ConferenceKey(room.name()), room.name(), "", Known.unknown(now), participants, now);
  }

  private static ObservedParticipant observed(Caller caller, Instant now) {
    return new ObservedParticipant(
        new ParticipantKey(SteppedRoom.id(caller)),
        caller.name(),
        caller.number(),
        Known.unknown(now),
        Known.confirmed(Set.of(), now),
        Known.confirmed(new SpeakScope.Everybody(), now),
        Known.confirmed(false, now),
        Known.confirmed(false, now),
        Known.unknown(now),
        Known.unknown(now),
        false);
  }

  private SessionView session() {
    SessionView out = SessionView.OUT;
    List<ParticipantKey> hearers =
        supervisor.claimedHearers().stream().map(ParticipantKey::new).toList();
    List<ParticipantKey> targets = supervisor.targets().stream().map(ParticipantKey::new).toList();
    return new SessionView(
        supervisor.room().isEmpty() ? SessionState.OUT : SessionState.LISTEN,
        supervisor.room().map(room -> new ConferenceKey(room.name())),
        supervisor.room().map(room -> new ParticipantKey(SUPERVISOR)),
        supervisor.barging() ? Mode.BARGE : Mode.LISTEN,
        Optional.empty(),
        targets,
        targets,
        supervisor.gateOpen(),
        supervisor.reason(),
        false,
        supervisor.bargeAsked(),
        out.frame(),
        new Audience(hearers, List.of(), List.of()),
        out.sentence(),
        Map.of(),
        out.hearing(),
        Map.of(),
        Map.of(),
        supervisor.listeningAs().map(ParticipantKey::new),
        Optional.of(new SessionView.Measured(supervisor.whispers(), 0, List.of(10))),
        out.guard(),
        out.terms(),
        out.offered());
  }

  @Override
  public void tell(ConsoleEvent event) {
    if (event instanceof ConsoleEvent.DemoChanged demo) {
      captions.add(demo.demo().caption());
    }
  }

  @Override
  public void picture(String name) {
    pictures.add(name);
  }

  @Override
  public WorldScript.TouredRoom billing() {
    return script.billing();
  }

  @Override
  public WorldScript.TouredRoom fibre() {
    return script.fibre();
  }

  @Override
  public Optional<String> ear(ParticipantKey participant) {
    return Optional.of(participant.value());
  }

  @Override
  public Map<String, Long> samplesHeard() {
    return supervisor.samplesHeard();
  }

  @Override
  public void raiseHand(WorldScript.TouredRoom room, String why) {
    captions.add(room.agent().name() + " " + why);
  }

  @Override
  public void agentLeaves(WorldScript.TouredRoom room) {
    supervisor.shut("agent left");
    room(room).leave(room.agent());
  }

  @Override
  public void successorJoins(WorldScript.TouredRoom room) {
    room(room).join(room.successor());
  }

  private SteppedRoom room(WorldScript.TouredRoom toured) {
    return java.util.Objects.requireNonNull(rooms.get(toured.plan().title()));
  }

  @Override
  public void pullCable() {
    supervisor.pull(true);
    supervisor.shut("microphone lost");
  }

  @Override
  public void plugCable() {
    supervisor.pull(false);
  }

  @Override
  public void say(int sentence) {}

  /** The supervisor's voice. */
  static ToneVoice tone() {
    return new ToneVoice(TONE);
  }
}
