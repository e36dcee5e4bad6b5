package dev.earshot.app.backend.local;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.focus.FocusRoom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells what happens in the focus as the events of a back end. Any thread. */
final class RoomReports {
  private final LocalRooms focus;
  private final RoomObserver observer;
  private final InstantSource clock;
  private final Supplier<Optional<UUID>> self;
  private volatile Consumer<BackendEvent> listener = event -> {};

  /**
   * @param self our own call at the moment
   */
  RoomReports(
      LocalRooms focus, RoomObserver observer, InstantSource clock, Supplier<Optional<UUID>> self) {
    this.focus = focus;
    this.observer = observer;
    this.clock = clock;
    this.self = self;
  }

  void start(Consumer<BackendEvent> events) {
    listener = events;
    focus.onLine(this::tell);
    focus.rooms().forEach(room -> publish(room.name()));
  }

  void stop() {
    listener = event -> {};
  }

  void tell(BackendEvent event) {
    listener.accept(event);
  }

  void onFocusEvent(FocusEvent event) {
    switch (event) {
      case FocusEvent.RoomStarted started -> publish(started.room().name());
      case FocusEvent.RoomEnded ended ->
          tell(new BackendEvent.ConferenceEnded(RoomObserver.key(ended.room())));
      case FocusEvent.MemberJoined joined -> publish(joined.room().name());
      case FocusEvent.MemberAdmitted admitted -> publish(admitted.room().name());
      case FocusEvent.RoomChanged changed -> publish(changed.room().name());
      case FocusEvent.MemberLeft left -> publish(left.room().name());
      case FocusEvent.MemberChanged changed -> publish(changed.room().name());
      case FocusEvent.TalkingStarted talk ->
          talking(talk.at(), talk.room(), talk.member().callSid(), true);
      case FocusEvent.TalkingStopped talk ->
          talking(talk.at(), talk.room(), talk.member().callSid(), false);
      case FocusEvent.DigitDialled _,
          FocusEvent.AnnouncementChanged _,
          FocusEvent.RecordingChanged _ -> {}
    }
  }

  private void talking(Instant at, FocusRoom room, UUID who, boolean talks) {
    tell(new BackendEvent.TalkingChanged(at, RoomObserver.key(room), RoomObserver.key(who), talks));
  }

  /** What is, not what the event says: it may have waited in a queue. */
  private void publish(String room) {
    observe(room).ifPresent(seen -> tell(new BackendEvent.ConferenceChanged(seen)));
  }

  Optional<ObservedConference> observe(String room) {
    Instant asOf = clock.instant();
    return focus.room(room).map(now -> observer.observe(now, self.get(), asOf));
  }

  /** Who hears a member according to the focus itself. */
  Known<SpeakScope> scope(String room, UUID member) {
    Instant asOf = clock.instant();
    return focus
        .room(room)
        .flatMap(
            now ->
                now.members().stream()
                    .filter(m -> m.callSid().equals(member))
                    .findFirst()
                    .map(m -> RoomObserver.scope(m, now)))
        .map(scope -> Known.confirmed(scope, asOf))
        .orElse(Known.unknown(asOf));
  }
}
