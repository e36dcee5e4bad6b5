package dev.earshot.audio.focus;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of occurrences. It keeps what it has announced so far, so the room that an event
 * carries is the room as the listener knows it, and a gap can be closed by comparing that with what
 * is. Owned by the focus thread.
 */
final class Announcer {
  private final Consumer<FocusEvent> listener;
  private final InstantSource clock;
  private final Map<String, FocusRoom> announced = new LinkedHashMap<>();
  private final Set<UUID> talking = new HashSet<>();

  Announcer(Consumer<FocusEvent> listener, InstantSource clock) {
    this.listener = listener;
    this.clock = clock;
  }

  void announce(Occurrence occurrence) {
    switch (occurrence) {
      case Occurrence.Started(Instant at, String room, RoomState state) ->
          started(at, new FocusRoom(room, at, List.of(), state));
      case Occurrence.RoomChanged(Instant at, String room, RoomState state) ->
          roomChanged(at, room, state);
      case Occurrence.Ended(Instant at, String room) -> ended(at, room);
      case Occurrence.Joined(Instant at, String room, FocusMember member, _) ->
          joined(at, room, member);
      case Occurrence.Admitted(Instant at, String room, FocusMember member, _) ->
          admitted(at, room, member);
      case Occurrence.Changed(Instant at, String room, FocusMember member, _) ->
          changed(at, room, member);
      case Occurrence.Rewired(String room, FocusMember member) -> rewired(room, member);
      case Occurrence.Left(Instant at, String room, FocusMember member, String reason, _) ->
          left(at, room, member.callSid(), reason);
      case Occurrence.Dialled dialled -> dialled(dialled);
      case Occurrence.Announced(Instant at, Announcement announcement, _) ->
          inRoom(announcement.room())
              .map(room -> new FocusEvent.AnnouncementChanged(at, room, announcement))
              .ifPresent(listener);
      case Occurrence.Recorded(Instant at, Recording recording, _) ->
          listener.accept(
              new FocusEvent.RecordingChanged(
                  at, inRoom(recording.room()).orElseGet(() -> gone(at, recording)), recording));
    }
  }

  /** Announces the difference between what was announced and what is. */
  void reconcile(List<FocusRoom> now) {
    Instant at = clock.instant();
    Map<String, FocusRoom> rooms = new LinkedHashMap<>();
    now.forEach(room -> rooms.put(room.name(), room));
    for (FocusRoom known : List.copyOf(announced.values())) {
      FocusRoom same = rooms.get(known.name());
      boolean gone = same == null || !same.startedAt().equals(known.startedAt());
      for (FocusMember member : known.members()) {
        if (gone || find(same, member.callSid()).isEmpty()) {
          left(at, known.name(), member.callSid(), "left");
        }
      }
      if (gone) {
        ended(at, known.name());
      }
    }
    for (FocusRoom room : now) {
      started(at, new FocusRoom(room.name(), room.startedAt(), List.of(), room.state()));
      roomChanged(at, room.name(), room.state());
      for (FocusMember member : room.members()) {
        joined(at, room.name(), member);
        changed(at, room.name(), member);
      }
    }
  }

  /** Announces who began and who ceased to talk. */
  void announceTalk(Function<String, Optional<Predicate<UUID>>> talkers) {
    Instant at = clock.instant();
    for (FocusRoom room : announced.values()) {
      talkers.apply(room.name()).ifPresent(talksNow -> announceTalk(at, room, talksNow));
    }
  }

  private void announceTalk(Instant at, FocusRoom room, Predicate<UUID> talksNow) {
    for (FocusMember member : room.members()) {
      boolean now = talksNow.test(member.callSid());
      if (now && talking.add(member.callSid())) {
        listener.accept(new FocusEvent.TalkingStarted(at, room, member));
      } else if (!now && talking.remove(member.callSid())) {
        listener.accept(new FocusEvent.TalkingStopped(at, room, member));
      }
    }
  }

  private void started(Instant at, FocusRoom room) {
    if (announced.putIfAbsent(room.name(), room) == null) {
      listener.accept(new FocusEvent.RoomStarted(at, room));
    }
  }

  private void roomChanged(Instant at, String name, RoomState state) {
    FocusRoom room = announced.get(name);
    if (room != null && !room.state().equals(state)) {
      FocusRoom now = new FocusRoom(name, room.startedAt(), room.members(), state);
      announced.put(name, now);
      listener.accept(new FocusEvent.RoomChanged(at, room.state(), now));
    }
  }

  private void ended(Instant at, String name) {
    FocusRoom room = announced.remove(name);
    if (room != null) {
      listener.accept(new FocusEvent.RoomEnded(at, room));
    }
  }

  private void joined(Instant at, String name, FocusMember member) {
    FocusRoom room = announced.get(name);
    if (room != null && find(room, member.callSid()).isEmpty()) {
      List<FocusMember> members = new ArrayList<>(room.members());
      members.add(member);
      listener.accept(new FocusEvent.MemberJoined(at, know(room, members), member));
    }
  }

  private void admitted(Instant at, String name, FocusMember member) {
    FocusRoom room = announced.get(name);
    if (room != null && find(room, member.callSid()).isPresent()) {
      listener.accept(new FocusEvent.MemberAdmitted(at, replace(room, member), member));
    }
  }

  private void changed(Instant at, String name, FocusMember member) {
    FocusRoom room = announced.get(name);
    Optional<FocusMember> before = find(room, member.callSid());
    if (room == null || before.isEmpty()) {
      return;
    }
    if (before.get().waiting() && !member.waiting()) {
      admitted(at, name, member);
      return;
    }
    FocusRoom after = replace(room, member);
    FocusMember rewired = MemberState.connectedBy(before.get(), member.callId());
    if (!rewired.equals(member)) {
      listener.accept(new FocusEvent.MemberChanged(at, after, before.get(), member));
    }
  }

  /** Takes over the telephone only: tags and the like come with the change that made them. */
  private void rewired(String name, FocusMember member) {
    FocusRoom room = announced.get(name);
    Optional<FocusMember> known = find(room, member.callSid());
    if (room != null && known.isPresent()) {
      replace(room, MemberState.connectedBy(known.get(), member.callId()));
    }
  }

  private void left(Instant at, String name, UUID callSid, String reason) {
    FocusRoom room = announced.get(name);
    Optional<FocusMember> member = find(room, callSid);
    if (room != null && member.isPresent()) {
      List<FocusMember> others =
          room.members().stream().filter(other -> !other.callSid().equals(callSid)).toList();
      talking.remove(callSid);
      listener.accept(new FocusEvent.MemberLeft(at, know(room, others), member.get(), reason));
    }
  }

  private void dialled(Occurrence.Dialled dialled) {
    inRoom(dialled.room())
        .ifPresent(
            room ->
                find(room, dialled.callSid())
                    .map(
                        member ->
                            new FocusEvent.DigitDialled(
                                dialled.at(), room, member, dialled.digit()))
                    .ifPresent(listener));
  }

  private Optional<FocusRoom> inRoom(String name) {
    return Optional.ofNullable(announced.get(name));
  }

  /** Files are completed after their room has ended. */
  private static FocusRoom gone(Instant at, Recording recording) {
    return new FocusRoom(recording.room(), at, List.of());
  }

  private FocusRoom replace(FocusRoom room, FocusMember member) {
    return know(
        room,
        room.members().stream()
            .map(known -> known.callSid().equals(member.callSid()) ? member : known)
            .toList());
  }

  private FocusRoom know(FocusRoom room, List<FocusMember> members) {
    FocusRoom now = new FocusRoom(room.name(), room.startedAt(), members, room.state());
    announced.put(room.name(), now);
    return now;
  }

  private static Optional<FocusMember> find(@Nullable FocusRoom room, UUID callSid) {
    return room == null
        ? Optional.empty()
        : room.members().stream().filter(m -> m.callSid().equals(callSid)).findFirst();
  }
}
