package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.ConferenceBackend;
import dev.earshot.app.backend.ContractWorld;
import dev.earshot.app.backend.EarMeter;
import dev.earshot.app.backend.SteppedLoop;
import dev.earshot.app.backend.VirtualTime;
import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.supervision.Consent;
import dev.earshot.app.supervision.ParticipantKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** jambonz and its fake, as the contract of all back ends sees them. */
final class JambonzWorld implements ContractWorld {
  private static final Duration LATENCY = Duration.ofMillis(50);

  private final SteppedWorld world;
  private final Plug plug;

  /** What can be lost. */
  enum Plug {
    /** Nothing is to be reached, and nothing comes. */
    EVERYTHING,
    /** The feature server that owns our leg; lists and audio go on. */
    FEATURE_SERVER,
    /** The way of the events. */
    EVENTS,
    /** The telephone network. */
    LEG
  }

  JambonzWorld(SteppedWorld world) {
    this(world, Plug.EVERYTHING);
  }

  JambonzWorld(SteppedWorld world, Plug plug) {
    this.world = world;
    this.plug = plug;
    world.eventLatency = () -> LATENCY;
    world.phone.answersAfter = () -> Duration.ofMillis(300);
  }

  @Override
  public VirtualTime time() {
    return world.time;
  }

  @Override
  public SteppedLoop loop() {
    return world.loop;
  }

  @Override
  public ConsoleStore store() {
    return world.store;
  }

  @Override
  public ConferenceBackend backend() {
    return world.backend;
  }

  @Override
  public EarMeter meter() {
    return world.meter;
  }

  @Override
  public void begins() {
    world.started();
  }

  @Override
  public void ends() {
    world.phone.last.ifPresent(leg -> leg.breakOff("conference ended"));
    world.media.end(SteppedWorld.ROOM);
  }

  @Override
  public void beginsAgain() {
    world.media.open(SteppedWorld.ROOM, true);
    world.pass(Duration.ofMillis(100));
  }

  @Override
  public ParticipantKey agent() {
    return new ParticipantKey(
        world.media.join(SteppedWorld.ROOM, "anna", false, Optional.of("agent")));
  }

  @Override
  public ParticipantKey customer() {
    return new ParticipantKey(
        world.media.join(SteppedWorld.ROOM, "+4930123", true, Optional.empty()));
  }

  @Override
  public void leaves(ParticipantKey who) {
    world.media.leave(who.value());
  }

  /** Tags cannot be read: the agents are tagged by us, and what remains unknown is accepted. */
  @Override
  public void aim() {
    var user = world.loop.user();
    agents().forEach(agent -> user.setTag(agent, "agent"));
    world.pass(Duration.ofSeconds(4));
    user.accept(Consent.UNVERIFIED_AUDIENCE);
    user.chooseTag("agent");
    world.pass(Duration.ofSeconds(1));
    world.jambonz.requests.clear();
  }

  private List<ParticipantKey> agents() {
    return world.media.everybody().stream()
        .filter(m -> m.tag.equals(Optional.of("agent")))
        .map(m -> new ParticipantKey(m.callSid))
        .toList();
  }

  @Override
  public Set<ParticipantKey> passedOnTo() {
    return world.phone.last.map(leg -> world.media.ears(leg.callSid)).orElse(Set.of()).stream()
        .map(ParticipantKey::new)
        .collect(Collectors.toSet());
  }

  @Override
  public Set<ParticipantKey> others() {
    Optional<String> self = world.phone.last.map(leg -> leg.callSid);
    return world.media.everybody().stream()
        .map(m -> m.callSid)
        .filter(sid -> !self.equals(Optional.of(sid)))
        .map(ParticipantKey::new)
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<String> tagOf(ParticipantKey who) {
    return world.media.member(who.value()).flatMap(m -> m.tag);
  }

  @Override
  public List<Wire> wire() {
    List<Wire> wire = new ArrayList<>();
    for (String request : world.jambonz.requests) {
      wire.add(
          switch (request) {
            case "mute" -> Wire.MUTE;
            case "unmute", "unhold" -> Wire.WIDER;
            default -> Wire.OTHER;
          });
    }
    return wire;
  }

  @Override
  public int polls() {
    return world.jambonz.looks;
  }

  @Override
  public int hangUps() {
    return world.phone.hangUps;
  }

  @Override
  public List<String> actions() {
    return List.of("mute", "coach", "uncoach", "unmute");
  }

  @Override
  public void fail(String action, Failure how, int times) {
    int status =
        switch (how) {
          case CLIENT_ERROR -> 404;
          case SERVER_ERROR -> 500;
          case TIMEOUT -> 408;
          case RESET -> SteppedJambonz.RESET;
          case LOST -> SteppedJambonz.LOST;
        };
    Integer[] statuses = new Integer[times];
    java.util.Arrays.fill(statuses, status);
    world.jambonz.refuse(action, statuses);
  }

  @Override
  public void unplug() {
    switch (plug) {
      case EVERYTHING -> {
        world.jambonz.unplugged = true;
        world.mute = true;
      }
      case FEATURE_SERVER -> world.media.crash = FakeMedia.Crash.DOWN;
      case EVENTS -> world.events.channel(false, "the relay is gone");
      case LEG -> {
        world.phone.answers = false;
        world.phone.last.ifPresent(leg -> leg.breakOff("the network is gone"));
      }
    }
  }

  @Override
  public void plugIn() {
    world.jambonz.unplugged = false;
    world.mute = false;
    world.media.crash = FakeMedia.Crash.NONE;
    world.phone.answers = true;
    if (plug == Plug.EVENTS) {
      world.events.channel(true, "");
    }
  }

  @Override
  public String toString() {
    return plug.name();
  }

  @Override
  public void pollsHang() {
    world.hang();
  }

  @Override
  public void unordered(Random random) {
    world.disorder(random);
  }

  @Override
  public boolean newcomersHear() {
    return true;
  }

  @Override
  public Duration eventLatency() {
    return LATENCY;
  }

  /** Only the edition that lists tags lets one console know what another did. */
  @Override
  public ContractWorld colleague() {
    world.jambonz.edition = Edition.V10;
    return new JambonzWorld(world.second());
  }
}
