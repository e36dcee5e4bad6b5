package dev.earshot.app.backend.local;

import dev.earshot.app.backend.ContractWorld.Failure;
import dev.earshot.app.backend.ContractWorld.Wire;
import dev.earshot.app.backend.VirtualTime;
import dev.earshot.audio.focus.EntryRules;
import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.audio.focus.MemberAction;
import dev.earshot.mixer.HearingAudit;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.ParticipantId;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A focus in virtual time: changes are in force one after the other, a tick or more after they were
 * asked for; a batch as a whole or not at all.
 */
final class FakeRooms implements LocalRooms {
  static final String ROOM = "desk";

  private final VirtualTime time;
  private final Map<String, FocusRoom> rooms = new LinkedHashMap<>();
  private final Map<String, List<Failure>> failures = new HashMap<>();
  final List<Wire> wire = new ArrayList<>();
  Consumer<FocusEvent> events = event -> {};
  Supplier<Duration> step = () -> Duration.ofMillis(10);
  private Instant lastDue = Instant.MIN;

  /** The mixer does nothing any more. */
  boolean unplugged;

  FakeRooms(VirtualTime time) {
    this.time = time;
  }

  void fail(String action, Failure how, int times) {
    List<Failure> more = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      more.add(how);
    }
    failures.put(action, more);
  }

  void join(UUID callSid, String name, Set<MemberTag> tags, boolean muted) {
    boolean first = !rooms.containsKey(ROOM);
    FocusMember member =
        new FocusMember(
            callSid, "", name, name, ROOM, tags, Optional.empty(), muted, false, time.instant());
    List<FocusMember> members =
        new ArrayList<>(room(ROOM).map(FocusRoom::members).orElse(List.of()));
    members.add(member);
    Instant since = room(ROOM).map(FocusRoom::startedAt).orElse(time.instant());
    FocusRoom now = new FocusRoom(ROOM, since, members);
    rooms.put(ROOM, now);
    if (first) {
      events.accept(new FocusEvent.RoomStarted(time.instant(), now));
    }
    events.accept(new FocusEvent.MemberJoined(time.instant(), now, member));
  }

  void leave(UUID callSid) {
    Optional<FocusMember> left = member(callSid);
    if (left.isPresent()) {
      FocusRoom before = room(ROOM).orElseThrow();
      List<FocusMember> rest =
          before.members().stream().filter(m -> !m.callSid().equals(callSid)).toList();
      FocusRoom now = new FocusRoom(ROOM, before.startedAt(), rest);
      rooms.put(ROOM, now);
      events.accept(new FocusEvent.MemberLeft(time.instant(), now, left.get(), "hung up"));
    }
  }

  void end() {
    FocusRoom ended = room(ROOM).orElseThrow();
    rooms.remove(ROOM);
    events.accept(new FocusEvent.RoomEnded(time.instant(), ended));
  }

  Optional<FocusMember> member(UUID callSid) {
    return room(ROOM).stream()
        .flatMap(room -> room.members().stream())
        .filter(member -> member.callSid().equals(callSid))
        .findFirst();
  }

  /** Whom a member's voice reaches now, by the focus' one rule. */
  Set<String> ears(UUID speaker) {
    Set<String> ears = new HashSet<>();
    member(speaker)
        .filter(from -> !from.muted() && !from.held())
        .ifPresent(
            from ->
                room(ROOM).orElseThrow().members().stream()
                    .filter(to -> !to.callSid().equals(speaker) && !to.held() && !to.deaf())
                    .filter(
                        to ->
                            from.speakOnlyTo()
                                .map(only -> to.tags().contains(only.tag()))
                                .orElse(true))
                    .forEach(to -> ears.add(to.callSid().toString())));
    return ears;
  }

  @Override
  public PendingChange act(UUID callSid, List<MemberAction> actions) {
    String what = nameOf(actions);
    wire.add(
        switch (what) {
          case "mute" -> Wire.MUTE;
          case "speak" -> Wire.WIDER;
          default -> Wire.OTHER;
        });
    List<Failure> planned = failures.getOrDefault(what, List.of());
    Optional<Failure> how =
        planned.isEmpty() ? Optional.empty() : Optional.of(planned.removeFirst());
    Instant due = time.instant().plus(step.get());
    lastDue = due.isBefore(lastDue) ? lastDue : due;
    Change change = new Change();
    time.after(
        Duration.between(time.instant(), lastDue), () -> carryOut(change, callSid, actions, how));
    return change;
  }

  private static String nameOf(List<MemberAction> actions) {
    if (actions.stream().anyMatch(MemberAction.Unmute.class::isInstance)) {
      return "speak";
    }
    return switch (actions.getFirst()) {
      case MemberAction.Mute _ -> "mute";
      case MemberAction.AddTag _, MemberAction.RemoveTag _ -> "group";
      default -> "other";
    };
  }

  private void carryOut(
      Change change, UUID callSid, List<MemberAction> actions, Optional<Failure> how) {
    boolean refused =
        how.filter(f -> f == Failure.CLIENT_ERROR || f == Failure.SERVER_ERROR).isPresent();
    boolean lost = how.filter(f -> f == Failure.TIMEOUT || f == Failure.RESET).isPresent();
    Optional<FocusMember> member = member(callSid);
    if (lost || unplugged) {
      return;
    }
    if (refused || member.isEmpty()) {
      change.outcome = Optional.of(new PendingChange.Outcome.Refused("refused"));
      return;
    }
    FocusMember now = member.get();
    for (MemberAction action : actions) {
      now = after(now, action);
    }
    replace(member.get(), now);
    if (how.isEmpty()) {
      change.outcome = Optional.of(new PendingChange.Outcome.Applied(1));
    }
  }

  private void replace(FocusMember before, FocusMember now) {
    FocusRoom room = room(ROOM).orElseThrow();
    List<FocusMember> members =
        room.members().stream().map(m -> m.callSid().equals(now.callSid()) ? now : m).toList();
    FocusRoom changed = new FocusRoom(ROOM, room.startedAt(), members);
    rooms.put(ROOM, changed);
    events.accept(new FocusEvent.MemberChanged(time.instant(), changed, before, now));
  }

  private static FocusMember after(FocusMember m, MemberAction action) {
    Set<MemberTag> tags = new HashSet<>(m.tags());
    Optional<SpeakOnlyTo> only = m.speakOnlyTo();
    boolean muted = m.muted();
    boolean held = m.held();
    switch (action) {
      case MemberAction.Tag(MemberTag tag) -> {
        tags.removeIf(t -> !t.isPrivate());
        tags.add(tag);
      }
      case MemberAction.Untag() -> tags.removeIf(t -> !t.isPrivate());
      case MemberAction.AddTag(MemberTag tag) -> tags.add(tag);
      case MemberAction.RemoveTag(MemberTag tag) -> tags.remove(tag);
      case MemberAction.Coach(MemberTag tag) -> only = Optional.of(new SpeakOnlyTo(tag));
      case MemberAction.Uncoach() -> only = Optional.empty();
      case MemberAction.Mute() -> muted = true;
      case MemberAction.Unmute() -> muted = false;
      case MemberAction.Hold() -> held = true;
      case MemberAction.Unhold() -> held = false;
      case MemberAction.Deaf() -> {}
      case MemberAction.Undeaf() -> {}
    }
    return new FocusMember(
        m.callSid(),
        m.callId(),
        m.from(),
        m.displayName(),
        m.to(),
        tags,
        only,
        muted,
        m.deaf(),
        held,
        m.waiting(),
        EntryRules.ORDINARY,
        m.joinedAt());
  }

  private final class Change implements PendingChange {
    private Optional<Outcome> outcome = Optional.empty();

    @Override
    public Outcome await(Duration timeout) {
      Instant end = time.instant().plus(timeout);
      while (outcome.isEmpty() && time.instant().isBefore(end)) {
        time.pause(VirtualTime.FRAME);
      }
      return outcome.orElse(new Outcome.Unanswered());
    }
  }

  @Override
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060);
  }

  @Override
  public List<FocusRoom> rooms() {
    return List.copyOf(rooms.values());
  }

  @Override
  public PendingChange listenAs(UUID callSid, Optional<UUID> ear) {
    return _ -> new PendingChange.Outcome.Applied(1);
  }

  @Override
  public boolean remove(UUID callSid) {
    boolean there = holds(callSid);
    leave(callSid);
    return there;
  }

  @Override
  public boolean talking(UUID callSid) {
    return false;
  }

  @Override
  public int voiceLevel(UUID callSid) {
    return -127;
  }

  @Override
  public int earLevel(UUID callSid) {
    return -127;
  }

  @Override
  public Optional<HearingAudit> audit(UUID callSid) {
    return Optional.of(
        new HearingAudit() {
          @Override
          public long samplesHeardBy(ParticipantId listener) {
            return 0;
          }

          @Override
          public int levelAt(ParticipantId listener) {
            return -127;
          }
        });
  }
}
