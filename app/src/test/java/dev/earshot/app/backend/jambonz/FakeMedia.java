package dev.earshot.app.backend.jambonz;

import dev.earshot.mixer.conference.MemberTag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * jambonz' media server as it was measured: relations that only add, effects that come after the
 * answer, tags that come after the join. One thread at a time.
 */
final class FakeMedia {
  static final String ACCOUNT = "9351f46a-678c-43f5-b8a6-d4eb58d131af";
  private static final Duration HASTY = Duration.ofMillis(100);
  private static final Duration RECORD = Duration.ofHours(1);

  private final InstantSource clock;
  private final BiConsumer<Duration, Runnable> after;
  private final Set<Quirk> quirks;
  private final Supplier<Duration> effect;
  private final Map<String, FakeRoom> rooms = new LinkedHashMap<>();
  final List<String> ghosts = new ArrayList<>();
  Consumer<StatusEvent> hook = event -> {};
  Runnable changed = () -> {};
  Crash crash = Crash.NONE;

  /** What became of the feature server. */
  enum Crash {
    NONE,
    DOWN,
    RESTARTED
  }

  static final class FakeRoom {
    final String name;
    final boolean hooked;
    final Instant startedAt;
    final Map<String, FakeMember> members = new LinkedHashMap<>();

    FakeRoom(String name, boolean hooked, Instant startedAt) {
      this.name = name;
      this.hooked = hooked;
      this.startedAt = startedAt;
    }
  }

  static final class FakeMember {
    final String callSid;
    final String from;
    final boolean customer;
    final Instant joinedAt;
    Optional<String> tag = Optional.empty();
    Optional<String> speakOnlyTo = Optional.empty();
    Set<String> lastList = Set.of();
    final Set<String> unheardBy = new HashSet<>();
    boolean muted;
    boolean held;
    Instant coachedAt = Instant.EPOCH;

    FakeMember(String callSid, String from, boolean customer, Instant joinedAt) {
      this.callSid = callSid;
      this.from = from;
      this.customer = customer;
      this.joinedAt = joinedAt;
    }
  }

  /**
   * @param effect how long after its answer a request takes effect, each time
   */
  FakeMedia(
      InstantSource clock,
      BiConsumer<Duration, Runnable> after,
      Set<Quirk> quirks,
      Supplier<Duration> effect) {
    this.clock = clock;
    this.after = after;
    this.quirks = quirks;
    this.effect = effect;
  }

  void open(String room, boolean hooked) {
    FakeRoom opened = new FakeRoom(room, hooked, clock.instant());
    rooms.put(room, opened);
    tell(opened, StatusEvent.Kind.START, "00000000-0000-4000-8000-000000000000", "");
  }

  Optional<FakeRoom> room(String name) {
    return Optional.ofNullable(rooms.get(name));
  }

  Set<String> names() {
    Set<String> names = new TreeSet<>(rooms.keySet());
    names.addAll(ghosts);
    return names;
  }

  List<FakeMember> everybody() {
    return rooms.values().stream().flatMap(r -> r.members.values().stream()).toList();
  }

  Optional<FakeMember> member(String callSid) {
    return everybody().stream().filter(m -> m.callSid.equals(callSid)).findFirst();
  }

  private Optional<FakeRoom> roomOf(String callSid) {
    return rooms.values().stream().filter(r -> r.members.containsKey(callSid)).findFirst();
  }

  String join(String room, String from, boolean customer, Optional<String> memberTag) {
    return join(room, UUID.randomUUID().toString(), from, customer, memberTag, false);
  }

  String join(
      String room,
      String callSid,
      String from,
      boolean customer,
      Optional<String> memberTag,
      boolean muted) {
    FakeRoom there = room(room).orElseThrow();
    FakeMember joined = new FakeMember(callSid, from, customer, clock.instant());
    joined.muted = muted;
    if (!quirks.contains(Quirk.B8_NEWCOMER_HEARS)) {
      there.members.values().stream()
          .filter(m -> m.speakOnlyTo.isPresent())
          .forEach(m -> m.unheardBy.add(callSid));
    }
    there.members.put(callSid, joined);
    tell(there, StatusEvent.Kind.JOIN, callSid, from);
    changed.run();
    upkeep(there, callSid);
    memberTag.ifPresent(tag -> after.accept(effect.get(), () -> tag(there, joined, tag)));
    return callSid;
  }

  void leave(String callSid) {
    roomOf(callSid)
        .ifPresent(
            room -> {
              String from = member(callSid).orElseThrow().from;
              room.members.remove(callSid);
              tell(room, StatusEvent.Kind.LEAVE, callSid, from);
              changed.run();
            });
  }

  void end(String room) {
    FakeRoom ended = room(room).orElseThrow();
    rooms.remove(room);
    if (quirks.contains(Quirk.B11_GHOST_ROOM)) {
      ghosts.add(room);
    } else {
      tell(ended, StatusEvent.Kind.END, "00000000-0000-4000-8000-000000000000", "");
    }
    changed.run();
  }

  void talk(String callSid, boolean talks) {
    roomOf(callSid)
        .ifPresent(
            room ->
                tell(
                    room,
                    talks ? StatusEvent.Kind.START_TALKING : StatusEvent.Kind.STOP_TALKING,
                    callSid,
                    member(callSid).orElseThrow().from));
  }

  private void tell(FakeRoom room, StatusEvent.Kind kind, String callSid, String from) {
    if (room.hooked && crash == Crash.NONE) {
      hook.accept(
          new StatusEvent(
              kind,
              room.name,
              callSid,
              new StatusEvent.Party(from, "desk", "inbound"),
              Duration.between(room.startedAt, clock.instant()),
              Optional.of(clock.instant())));
    }
  }

  boolean isForgotten(FakeMember member) {
    return quirks.contains(Quirk.B12_RECORD_EXPIRES)
        && clock.instant().isAfter(member.joinedAt.plus(RECORD));
  }

  /** Whether a member is heard just as this asks for. */
  boolean isSo(String callSid, ParticipantAction action) {
    Optional<String> only =
        action instanceof ParticipantAction.Coach(MemberTag tag)
            ? Optional.of(tag.value())
            : Optional.empty();
    boolean relation =
        action instanceof ParticipantAction.Coach || action instanceof ParticipantAction.Uncoach;
    return relation
        && member(callSid).filter(m -> !m.muted && m.speakOnlyTo.equals(only)).isPresent();
  }

  /** Status of the answer; the effect comes later, if at all. */
  int act(String callSid, String action, Optional<String> tag) {
    Optional<FakeMember> member = member(callSid);
    if (member.isEmpty() || isForgotten(member.get())) {
      return 404;
    }
    switch (crash) {
      case DOWN -> {
        return 500;
      }
      case RESTARTED -> {
        return 422;
      }
      case NONE -> {}
    }
    FakeRoom room = roomOf(callSid).orElseThrow();
    boolean hasty = clock.instant().isBefore(member.get().coachedAt.plus(HASTY));
    if (action.equals("coach")) {
      member.get().coachedAt = clock.instant();
    }
    boolean lost =
        quirks.contains(Quirk.B4_HASTY_UNCOACH_IS_LOST) && action.equals("uncoach") && hasty
            || quirks.contains(Quirk.B6_BLANK_IN_NAME_DISABLES) && room.name.contains(" ");
    if (!lost) {
      after.accept(effect.get(), () -> apply(room, member.get(), action, tag));
    }
    return 202;
  }

  private void apply(FakeRoom room, FakeMember member, String action, Optional<String> tag) {
    if (!room.members.containsKey(member.callSid) || crash != Crash.NONE) {
      return;
    }
    switch (action) {
      case "tag" -> tag(room, member, tag.orElseThrow());
      case "untag" -> {
        member.tag = Optional.empty();
        upkeep(room, member.callSid);
      }
      case "coach" -> {
        member.speakOnlyTo = tag;
        relate(room, member);
      }
      case "uncoach" -> uncoach(member);
      case "mute" -> member.muted = true;
      case "unmute" -> member.muted = false;
      case "hold" -> member.held = true;
      case "unhold" -> {
        member.held = false;
        member.muted &= !quirks.contains(Quirk.B9_UNHOLD_UNMUTES);
      }
      default -> throw new IllegalArgumentException(action);
    }
    changed.run();
  }

  private void uncoach(FakeMember member) {
    if (quirks.contains(Quirk.B3_UNCOACH_CLEARS_LAST_LIST_ONLY)) {
      member.unheardBy.removeAll(member.lastList);
    } else {
      member.unheardBy.clear();
    }
    member.lastList = Set.of();
    member.speakOnlyTo = Optional.empty();
  }

  private void tag(FakeRoom room, FakeMember member, String tag) {
    member.tag = Optional.of(tag);
    upkeep(room, member.callSid);
    changed.run();
  }

  /** While somebody coaches, every join and tag of others makes his relation anew, a bit later. */
  private void upkeep(FakeRoom room, String because) {
    for (FakeMember coach : room.members.values()) {
      if (coach.speakOnlyTo.isPresent() && !coach.callSid.equals(because)) {
        after.accept(
            effect.get(),
            () -> {
              if (coach.speakOnlyTo.isPresent() && crash == Crash.NONE) {
                relate(room, coach);
                changed.run();
              }
            });
      }
    }
  }

  private void relate(FakeRoom room, FakeMember coach) {
    Set<String> without = new HashSet<>();
    for (FakeMember other : room.members.values()) {
      if (other != coach && !other.tag.equals(coach.speakOnlyTo)) {
        without.add(other.callSid);
      }
    }
    if (!quirks.contains(Quirk.B1_LATE_TAG_STAYS_DEAF)) {
      coach.unheardBy.clear();
    } else if (without.isEmpty()) {
      coach.unheardBy.removeAll(coach.lastList);
    }
    coach.unheardBy.addAll(without);
    coach.lastList = Set.copyOf(without);
  }

  /** Whom a member's voice reaches now. */
  Set<String> ears(String speaker) {
    Set<String> ears = new HashSet<>();
    roomOf(speaker)
        .ifPresent(
            room -> {
              FakeMember from = member(speaker).orElseThrow();
              boolean silent = from.muted || from.held && !quirks.contains(Quirk.B9_UNHOLD_UNMUTES);
              for (FakeMember to : room.members.values()) {
                if (to != from && !silent && !from.unheardBy.contains(to.callSid)) {
                  ears.add(to.callSid);
                }
              }
            });
    return ears;
  }
}
