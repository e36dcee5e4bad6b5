package dev.earshot.app.demo;

import dev.earshot.app.console.Alert;
import dev.earshot.app.console.ConsoleCommands;
import dev.earshot.app.console.ConsoleEvent;
import dev.earshot.app.console.ConsoleSnapshot;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.console.TimelineEntry;
import dev.earshot.app.demo.tour.TourStage;
import dev.earshot.app.demo.world.SimulatedMember;
import dev.earshot.app.demo.world.World;
import dev.earshot.app.demo.world.WorldEvent;
import dev.earshot.app.demo.world.WorldScript;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.mixer.HearingAudit;
import dev.earshot.mixer.conference.ParticipantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The real stage of the tour: console, simulated call centre, cable and microphone. */
public final class DemoStage implements TourStage {
  /** The console that the tour acts on. */
  public record Console(ConsoleStore store, ConsoleCommands commands, ConferenceFocus focus) {}

  /** What the world of the tour consists of. */
  public record Props(World world, WorldScript script, Cable cable, DemoMicrophone microphone) {}

  private final Console console;
  private final Props props;
  private final Consumer<String> camera;

  /**
   * @param camera takes a picture of the window under that name
   */
  public DemoStage(Console console, Props props, Consumer<String> camera) {
    this.console = console;
    this.props = props;
    this.camera = camera;
  }

  /** Raises an agent's hand on the screen. */
  public static void tellOfHand(ConsoleStore store, WorldEvent.HandRaised hand) {
    ConsoleSnapshot now = store.snapshot();
    Optional<ConferenceKey> where =
        now.conferences().stream()
            .filter(
                c -> c.participants().stream().anyMatch(p -> p.name().equals(hand.caller().name())))
            .map(ObservedConference::key)
            .findFirst();
    String what = hand.caller().name() + " " + hand.why();
    String id = "hand-" + hand.room();
    store.dispatch(
        new ConsoleEvent.AlertRaised(
            new Alert(id, now.now(), Alert.Kind.HAND_RAISED, where, what)));
    store.dispatch(
        new ConsoleEvent.Happened(
            new TimelineEntry(now.now(), TimelineEntry.Kind.HAND_RAISED, where, what, "")));
  }

  @Override
  public void raiseHand(WorldScript.TouredRoom room, String why) {
    tellOfHand(
        console.store(), new WorldEvent.HandRaised(0, room.plan().name(), room.agent(), why));
  }

  @Override
  public ConsoleCommands commands() {
    return console.commands();
  }

  @Override
  public ConsoleSnapshot snapshot() {
    return console.store().snapshot();
  }

  @Override
  public void tell(ConsoleEvent event) {
    console.store().dispatch(event);
  }

  @Override
  public void picture(String name) {
    camera.accept(name);
  }

  @Override
  public WorldScript.TouredRoom billing() {
    return props.script().billing();
  }

  @Override
  public WorldScript.TouredRoom fibre() {
    return props.script().fibre();
  }

  @Override
  public Optional<String> ear(ParticipantKey participant) {
    if (snapshot().session().self().equals(Optional.of(participant))) {
      return Optional.of(SUPERVISOR);
    }
    return props
        .world()
        .member(UUID.fromString(participant.value()))
        .filter(SimulatedMember::onTelephone)
        .flatMap(SimulatedMember::ear);
  }

  /** Name of the simulated room that the console watches. */
  Optional<String> watchedRoom() {
    return snapshot()
        .selectedConference()
        .flatMap(watched -> props.world().roomOf(callSids(watched)));
  }

  private static List<UUID> callSids(ObservedConference conference) {
    return conference.participants().stream().map(p -> UUID.fromString(p.key().value())).toList();
  }

  @Override
  public Map<String, Long> samplesHeard() {
    ConsoleSnapshot now = snapshot();
    Map<String, Long> heard = new HashMap<>();
    Optional<HearingAudit> audit =
        now.session().self().flatMap(self -> console.focus().audit(UUID.fromString(self.value())));
    if (audit.isPresent() && now.selectedConference().isPresent()) {
      for (ObservedParticipant listener : now.selectedConference().get().participants()) {
        ParticipantId id = new ParticipantId(listener.key().value());
        ear(listener.key()).ifPresent(e -> heard.put(e, audit.get().samplesHeardBy(id)));
      }
    }
    return heard;
  }

  @Override
  public void agentLeaves(WorldScript.TouredRoom room) {
    props.world().perform(new WorldEvent.Left(0, room.plan().name(), room.agent()));
  }

  @Override
  public void successorJoins(WorldScript.TouredRoom room) {
    props.world().perform(new WorldEvent.Joined(0, room.plan().name(), room.successor()));
  }

  @Override
  public void pullCable() {
    props.cable().pull();
  }

  @Override
  public void plugCable() {
    props.cable().plug();
  }

  @Override
  public void say(int sentence) {
    props.microphone().say(sentence);
  }
}
