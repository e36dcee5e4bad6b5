package dev.earshot.audio.focus;

import dev.earshot.audio.sip.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What time brings about: rooms end, those who waited too long or whose telephones are dead leave,
 * sounds and recordings come to their end. Guarded by {@link FocusRooms}.
 */
final class Deadlines {
  private final House house;
  private final Departures departures;
  private final RoomPolicy policy;

  Deadlines(House house, Departures departures, RoomPolicy policy) {
    this.house = house;
    this.departures = departures;
    this.policy = policy;
  }

  /**
   * @param over collects calls to be hung up
   */
  void step(Instant now, List<Call> over) {
    departures.settle();
    house.announcements().step();
    house.recordings().step(now);
    for (OpenRoom room : List.copyOf(house.rooms())) {
      if (room.isOver(now)) {
        departures.end(room, "the conference reached its end", over);
      } else {
        house.tellState(room);
        dismiss(room, now, over);
      }
    }
  }

  private void dismiss(OpenRoom room, Instant now, List<Call> over) {
    for (Seat seat : List.copyOf(room.seats())) {
      Optional<String> reason = overdue(seat, now);
      // He may be out already, together with somebody whose leaving ended the conference.
      if (reason.isPresent() && house.seat(seat.wanted().callSid()).isPresent()) {
        seat.call().ifPresent(over::add);
        departures.leave(seat, reason.get(), over);
      }
    }
  }

  /** Why he must go, if so. */
  private Optional<String> overdue(Seat seat, Instant now) {
    FocusMember member = seat.wanted();
    if (member.waiting() && !member.joinedAt().plus(policy.waitLimit()).isAfter(now)) {
      return Optional.of("waited too long");
    }
    Duration silence = seat.telephone().map(t -> t.silence().get()).orElse(Duration.ZERO);
    return policy.mediaTimeout().isPositive() && silence.compareTo(policy.mediaTimeout()) >= 0
        ? Optional.of("media timeout")
        : Optional.empty();
  }
}
