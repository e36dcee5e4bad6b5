package dev.earshot.app.demo.world;

import dev.earshot.app.demo.ear.Recordings;
import dev.earshot.app.demo.ear.SpeechDetector;
import dev.earshot.app.demo.ear.ToneDetector;
import dev.earshot.app.demo.ear.VoiceDetector;
import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.MemberAction;
import dev.earshot.mixer.MixerStats;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The simulated call centre at work: carries out its script at the conference focus and puts the
 * callers of the watched conference on real telephones. Owned by the {@code demo} thread, which
 * calls all methods.
 */
public final class World implements AutoCloseable {
  private final ConferenceFocus focus;
  private final Exchange exchange;
  private final Casting casting;
  private final WorldScript script;
  private final Consumer<WorldEvent.HandRaised> hands;
  private final Map<String, SimulatedRoom> rooms = new LinkedHashMap<>();
  private final RoomDirectory directory;
  private Optional<Recordings> recordings = Optional.empty();
  private Optional<String> watched = Optional.empty();
  private WorldEvent next;

  /**
   * @param directory is told of every room
   * @param hands hears of agents who ask for help
   */
  public World(
      ConferenceFocus focus,
      Exchange exchange,
      Casting casting,
      WorldScript script,
      RoomDirectory directory,
      Consumer<WorldEvent.HandRaised> hands) {
    this.focus = focus;
    this.exchange = exchange;
    this.casting = casting;
    this.script = script;
    this.directory = directory;
    this.hands = hands;
    this.next = script.next();
  }

  /** From now on telephones keep what their owners hear. */
  public void record(Recordings ears) {
    recordings = Optional.of(ears);
  }

  /** Does what is due {@code millis} after the start of the world, and looks after telephones. */
  public void step(long millis) {
    while (next.atMillis() <= millis) {
      perform(next);
      next = script.next();
    }
    rooms.values().forEach(SimulatedRoom::step);
  }

  /** Puts the members of this room on telephones and all others back on their direct ports. */
  public void watch(Optional<String> room) {
    if (!room.equals(watched)) {
      watched.map(rooms::get).ifPresent(former -> former.useTelephones(false));
      watched = room;
      watched.map(rooms::get).ifPresent(now -> now.useTelephones(true));
    }
  }

  public void perform(WorldEvent event) {
    switch (event) {
      case WorldEvent.Opened e -> open(e.room());
      case WorldEvent.Joined e -> in(e.room()).ifPresent(r -> r.join(e.caller()));
      case WorldEvent.Left e -> in(e.room()).ifPresent(r -> r.leave(e.caller()));
      case WorldEvent.Held e -> act(e.room(), e.caller(), new MemberAction.Hold());
      case WorldEvent.Resumed e -> act(e.room(), e.caller(), new MemberAction.Unhold());
      case WorldEvent.Closed e -> close(e.room());
      case WorldEvent.HandRaised e -> hands.accept(e);
    }
  }

  /** The room that one of these members is in; empty if none of them is simulated. */
  public Optional<String> roomOf(Collection<UUID> callSids) {
    return rooms.entrySet().stream()
        .filter(
            room ->
                room.getValue().members().stream().anyMatch(m -> callSids.contains(m.callSid())))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The simulated owner of a member's place; empty for real people. */
  public Optional<SimulatedMember> member(UUID callSid) {
    return rooms.values().stream()
        .flatMap(room -> room.members().stream())
        .filter(member -> member.callSid().equals(callSid))
        .findFirst();
  }

  /** Finds the voices of all who are here in the recordings, by ids of ears. */
  public Map<String, VoiceDetector> detectors(Recordings ears, int samples) {
    Map<String, VoiceDetector> detectors = new HashMap<>();
    for (SimulatedRoom room : rooms.values()) {
      for (SimulatedMember member : room.members()) {
        member.ear().ifPresent(ear -> detectors.put(ear, detector(room, member, ears, samples)));
      }
    }
    return detectors;
  }

  private static VoiceDetector detector(
      SimulatedRoom room, SimulatedMember member, Recordings ears, int samples) {
    int rate = ears.sampleRate();
    return member.hertz().isPresent()
        ? new ToneDetector(rate, member.hertz().getAsInt())
        : new SpeechDetector(room.said(member, ears.clock(), samples), rate);
  }

  private void open(RoomPlan plan) {
    directory.add(plan);
    SimulatedRoom room = new SimulatedRoom(plan, focus, exchange, casting, () -> recordings);
    rooms.put(plan.name(), room);
    room.useTelephones(watched.equals(Optional.of(plan.name())));
  }

  private void close(String room) {
    in(room).ifPresent(SimulatedRoom::close);
    rooms.remove(room);
  }

  private void act(String room, Caller caller, MemberAction action) {
    in(room)
        .flatMap(r -> r.find(caller))
        .ifPresent(member -> focus.act(member.callSid(), List.of(action)));
  }

  private Optional<SimulatedRoom> in(String room) {
    return Optional.ofNullable(rooms.get(room));
  }

  public MixerStats mixerStats() {
    return exchange.mixer().stats();
  }

  /** Everybody hangs up. */
  @Override
  public void close() {
    rooms.values().forEach(SimulatedRoom::close);
    rooms.clear();
  }
}
