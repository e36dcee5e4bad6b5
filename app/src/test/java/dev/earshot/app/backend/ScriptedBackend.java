package dev.earshot.app.backend;

import static dev.earshot.app.supervision.Rosters.SELF;

import dev.earshot.app.supervision.BackendCall;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.Capabilities;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.Rosters;
import dev.earshot.app.supervision.SessionInput;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A conference system by script: what it is asked, and when it refuses. */
final class ScriptedBackend implements ConferenceBackend {
  private final InstantSource clock;
  final List<String> asked = new ArrayList<>();
  private List<ObservedParticipant> others = List.of();
  private SpeakScope scope = new SpeakScope.Nobody();
  private Consumer<BackendEvent> events = event -> {};
  String refuse = "";

  ScriptedBackend(InstantSource clock) {
    this.clock = clock;
  }

  void others(ObservedParticipant... participants) {
    others = Arrays.asList(participants);
    events.accept(new BackendEvent.ConferenceChanged(conference()));
  }

  void report(BackendEvent event) {
    events.accept(event);
  }

  private Known<SpeakScope> own() {
    return Known.confirmed(scope, clock.instant());
  }

  private ObservedConference conference() {
    return Rosters.room(clock.instant(), own(), others.toArray(ObservedParticipant[]::new));
  }

  private void ask(String what) {
    asked.add(what);
    if (what.equals(refuse)) {
      throw new BackendException(new BackendProblem.Unavailable("503"));
    }
  }

  @Override
  public String name() {
    return "script";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(EnumSet.allOf(Capabilities.Capability.class));
  }

  @Override
  public void start(Consumer<BackendEvent> listener) {
    events = listener;
    events.accept(new BackendEvent.ConnectionChanged(BackendEvent.Line.UP, ""));
    events.accept(new BackendEvent.ConferenceChanged(conference()));
  }

  @Override
  public SessionInput.Answer.Joined join(
      ConferenceKey conference, long membership, BooleanSupplier abandoned) {
    ask("join");
    return new SessionInput.Answer.Joined(SELF, own(), conference());
  }

  @Override
  public Known<SpeakScope> speak(
      BackendCall.Speak wish, Instant askedAt, BooleanSupplier abandoned) {
    ask("speak");
    if (!abandoned.getAsBoolean()) {
      scope =
          wish.mode() == Mode.BARGE
              ? new SpeakScope.Everybody()
              : new SpeakScope.OnlyCalls(Set.copyOf(wish.targets()));
    }
    return own();
  }

  @Override
  public Known<SpeakScope> mute() {
    ask("mute");
    scope = new SpeakScope.Nobody();
    return own();
  }

  @Override
  public void leave() {
    ask("leave");
    scope = new SpeakScope.Nobody();
  }

  @Override
  public void hangUp() {
    ask("hangUp");
  }

  @Override
  public void setTag(ParticipantKey participant, Optional<MemberTag> tag) {
    ask("setTag " + participant + " " + tag.map(MemberTag::value).orElse("-"));
  }

  @Override
  public void listenAs(Optional<ParticipantKey> ear) {
    ask("listenAs");
  }

  @Override
  public void muteParticipant(ParticipantKey participant, boolean muted) {
    ask((muted ? "mute " : "unmute ") + participant);
  }

  @Override
  public void holdParticipant(ParticipantKey participant, boolean held) {
    ask((held ? "hold " : "unhold ") + participant);
  }

  @Override
  public void removeParticipant(ParticipantKey participant) {
    ask("remove " + participant);
  }

  @Override
  public Optional<Measures> measures() {
    return Optional.of(new Measures(0, List.of()));
  }

  @Override
  public void close() {}
}
