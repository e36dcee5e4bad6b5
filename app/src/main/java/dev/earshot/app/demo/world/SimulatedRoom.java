package dev.earshot.app.demo.world;

import dev.earshot.app.demo.ear.MediaClock;
import dev.earshot.app.demo.ear.Recordings;
import dev.earshot.audio.focus.ConferenceFocus;
import dev.earshot.audio.focus.DirectMember;
import dev.earshot.mixer.conference.MemberTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A conference of the simulated call centre. Owned by the {@code demo} thread. */
final class SimulatedRoom {
  private final RoomPlan plan;
  private final ConferenceFocus focus;
  private final Exchange exchange;
  private final Casting casting;
  private final Supplier<Optional<Recordings>> recordings;
  private final MediaClock clock;
  private final List<SimulatedMember> members = new ArrayList<>();
  private boolean telephones;

  /**
   * @param recordings asked whenever somebody picks up a telephone
   */
  SimulatedRoom(
      RoomPlan plan,
      ConferenceFocus focus,
      Exchange exchange,
      Casting casting,
      Supplier<Optional<Recordings>> recordings) {
    this.plan = plan;
    this.focus = focus;
    this.exchange = exchange;
    this.casting = casting;
    this.recordings = recordings;
    this.clock = exchange.clockFromNow();
  }

  List<SimulatedMember> members() {
    return List.copyOf(members);
  }

  Optional<SimulatedMember> find(Caller caller) {
    return members.stream().filter(member -> member.caller().equals(caller)).findFirst();
  }

  void join(Caller caller) {
    Set<Integer> tones =
        members.stream().flatMapToInt(m -> m.hertz().stream()).boxed().collect(Collectors.toSet());
    var voice = casting.voice(plan, caller, tones);
    DirectMember place =
        new DirectMember(caller.number(), caller.name(), Optional.of(new MemberTag(caller.part())));
    UUID callSid = focus.joinDirect(plan.name(), place, new VoicePort(voice, clock));
    SimulatedMember member = new SimulatedMember(caller, voice, callSid);
    members.add(member);
    if (telephones) {
      pickUp(member);
    }
  }

  void leave(Caller caller) {
    find(caller).ifPresent(this::leave);
  }

  void useTelephones(boolean use) {
    telephones = use;
    members.forEach(use ? this::pickUp : this::putDown);
  }

  void step() {
    members.forEach(SimulatedMember::step);
  }

  void close() {
    members().forEach(this::leave);
  }

  private void pickUp(SimulatedMember member) {
    member.pickUp(
        exchange, plan.name(), clock, recordings.get().map(r -> r.ear(earId(member.caller()))));
  }

  /** Back to the direct port, and only then is the call ended: he never leaves the room. */
  private void putDown(SimulatedMember member) {
    focus.replaceWithDirect(member.callSid(), new VoicePort(member.voice(), clock));
    member.hangUp();
  }

  /** What a member said, by the clock of a recording. */
  int[] said(SimulatedMember member, MediaClock recording, int samples) {
    return member.said(clock, recording, samples);
  }

  /** The place first: without it there is nothing that hanging up could give back. */
  private void leave(SimulatedMember member) {
    focus.remove(member.callSid());
    member.hangUp();
    members.remove(member);
  }

  String earId(Caller caller) {
    String name = caller.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return plan.name() + "-" + caller.part() + "-" + name;
  }
}
