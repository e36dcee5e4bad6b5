package dev.earshot.audio.focus;

import dev.earshot.audio.focus.play.ToneSequence;
import dev.earshot.audio.sip.Call;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.PendingChange.Outcome;
import dev.earshot.mixer.RoomChange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How members leave and rooms end. Guarded by {@link FocusRooms}; calls to be hung up are given
 * back to it in a list.
 */
final class Departures {
  private final House house;
  private final InstantSource clock;
  private final OccurrenceQueue occurrences;
  private final Map<OpenRoom, PendingChange> ending = new LinkedHashMap<>();
  private final List<Leaving> leaving = new ArrayList<>();

  /** A batch of leavings on its way to the mixer. */
  private record Leaving(OpenRoom room, List<RoomChange> changes, PendingChange pending) {}

  Departures(House house, InstantSource clock, OccurrenceQueue occurrences) {
    this.house = house;
    this.clock = clock;
    this.occurrences = occurrences;
  }

  /** Takes him out, and everybody else whose conference ends with his leaving. */
  void leave(Seat seat, String reason, List<Call> over) {
    OpenRoom room = seat.room;
    FocusMember member = seat.wanted();
    PendingChange pending = takeOut(room, List.of(seat), reason);
    if (member.rules().beeps() && !member.waiting()) {
      room.chime(house.sounds().beep(ToneSequence.LEAVE_BEEP));
    }
    if (room.isEmpty()) {
      close(room, pending);
    } else if (member.rules().endsConference()
        && !member.waiting()
        && room.endSoon(clock.instant())) {
      end(room, "the conference ended with " + member.from(), over);
    } else {
      house.tellState(room);
    }
  }

  PendingChange end(OpenRoom room, String reason, List<Call> over) {
    List<Seat> all = List.copyOf(room.seats());
    all.forEach(seat -> seat.call().ifPresent(over::add));
    PendingChange pending = takeOut(room, all, reason);
    close(room, pending);
    return pending;
  }

  private PendingChange takeOut(OpenRoom room, List<Seat> gone, String reason) {
    List<RoomChange> changes = new ArrayList<>();
    for (Seat seat : gone) {
      house.announcements().leaves(seat);
      changes.addAll(house.recordings().leaves(seat));
      changes.add(new RoomChange.Leave(seat.id()));
      house.unseat(seat);
    }
    PendingChange pending = room.mix.apply(changes);
    leaving.add(new Leaving(room, changes, pending));
    Instant now = clock.instant();
    gone.forEach(
        seat ->
            occurrences.offer(new Occurrence.Left(now, room.name, seat.wanted(), reason, pending)));
    return pending;
  }

  private void close(OpenRoom room, PendingChange everybodyOut) {
    house.announcements().roomEnds(room);
    house.recordings().roomEnds(room);
    house.forget(room);
    ending.put(room, everybodyOut);
    occurrences.offer(new Occurrence.Ended(clock.instant(), room.name));
  }

  /**
   * Asks again for leavings that a busy mixer refused, and closes the mixer's rooms of those that
   * have ended: a closed one would refuse the leaving itself.
   */
  void settle() {
    List<Leaving> answered =
        leaving.stream().filter(each -> !isUnanswered(each.pending())).toList();
    leaving.removeAll(answered);
    for (Leaving each : answered) {
      List<RoomChange> still =
          each.changes().stream()
              .filter(leave -> each.room().mix.conference().contains(leave.id()))
              .toList();
      if (each.pending().await(Duration.ZERO) instanceof Outcome.Refused && !still.isEmpty()) {
        leaving.add(new Leaving(each.room(), still, each.room().mix.apply(still)));
      }
    }
    ending
        .entrySet()
        .removeIf(
            entry -> {
              boolean over = !isUnanswered(entry.getValue());
              if (over) {
                entry.getKey().mix.close();
              }
              return over;
            });
  }

  /** Closes the mixer's rooms of all that have ended. */
  void settleAtOnce() {
    ending.keySet().forEach(room -> room.mix.close());
    ending.clear();
    leaving.clear();
  }

  private static boolean isUnanswered(PendingChange pending) {
    return pending.await(Duration.ZERO) instanceof Outcome.Unanswered;
  }
}
