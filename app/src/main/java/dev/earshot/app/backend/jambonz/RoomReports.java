package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ParticipantKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The book of rooms behind its lock, and the events that tell of it, in order. Any thread; the
 * listener is called with the lock held and must not wait.
 */
final class RoomReports {
  private final ReentrantLock lock = new ReentrantLock();
  private final RoomBook book = new RoomBook();
  private final RoleRules roles;
  private final InstantSource clock;
  private final Supplier<Optional<OwnLeg>> own;
  private Consumer<BackendEvent> listener = event -> {};

  RoomReports(RoleRules roles, InstantSource clock, Supplier<Optional<OwnLeg>> own) {
    this.roles = roles;
    this.clock = clock;
    this.own = own;
  }

  void start(Consumer<BackendEvent> events) {
    lock.lock();
    try {
      listener = events;
      book.rooms().map(RoomBook.Change::of).forEach(this::publish);
    } finally {
      lock.unlock();
    }
  }

  void stop() {
    start(event -> {});
  }

  void tell(BackendEvent event) {
    lock.lock();
    try {
      listener.accept(event);
    } finally {
      lock.unlock();
    }
  }

  /** Changes the book and tells what changed. */
  void update(Function<RoomBook, List<RoomBook.Change>> change) {
    lock.lock();
    try {
      change.apply(book).forEach(this::publish);
    } finally {
      lock.unlock();
    }
  }

  /** Reads the book. */
  <T> T read(Function<RoomBook, T> question) {
    lock.lock();
    try {
      return question.apply(book);
    } finally {
      lock.unlock();
    }
  }

  /** Changes what is known of a member, if he is there; counts as a change of who hears whom. */
  void member(String callSid, Consumer<Member> change) {
    update(
        rooms -> {
          Optional<Room> room = rooms.roomOf(callSid);
          rooms.member(callSid).ifPresent(change);
          room.ifPresent(r -> rooms.changed(r, clock.instant()));
          return room.map(RoomBook.Change::of).stream().toList();
        });
  }

  void event(StatusEvent event) {
    Instant now = clock.instant();
    update(
        rooms -> {
          List<RoomBook.Change> changes = rooms.event(event, now);
          if (event.isTalk() && !changes.isEmpty()) {
            listener.accept(talking(event, changes.getFirst().key(), now));
          }
          return changes;
        });
  }

  private static BackendEvent talking(StatusEvent event, ConferenceKey room, Instant now) {
    boolean talks = event.kind() == StatusEvent.Kind.START_TALKING;
    return new BackendEvent.TalkingChanged(now, room, new ParticipantKey(event.callSid()), talks);
  }

  Optional<ObservedConference> observe(ConferenceKey key) {
    return read(rooms -> rooms.find(key).map(this::observed));
  }

  private ObservedConference observed(Room room) {
    Optional<OwnLeg> leg = own.get().filter(l -> l.conference().equals(room.key));
    return room.observed(
        roles,
        leg.flatMap(OwnLeg::callSid),
        leg.map(OwnLeg::scope).orElse(Known.unknown(Instant.EPOCH)),
        clock.instant());
  }

  private void publish(RoomBook.Change change) {
    listener.accept(
        change
            .room()
            .<BackendEvent>map(room -> new BackendEvent.ConferenceChanged(observed(room)))
            .orElseGet(() -> new BackendEvent.ConferenceEnded(change.key())));
  }
}
