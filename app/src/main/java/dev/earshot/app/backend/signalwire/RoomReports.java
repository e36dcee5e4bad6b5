package dev.earshot.app.backend.signalwire;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.ObservedConference;
import java.time.Duration;
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
  private final Duration poll;
  private final InstantSource clock;
  private final Supplier<Optional<OwnLeg>> own;
  private Consumer<BackendEvent> listener = event -> {};

  /**
   * @param poll how often the room that we are in is looked at
   */
  RoomReports(RoleRules roles, Duration poll, InstantSource clock, Supplier<Optional<OwnLeg>> own) {
    this.roles = roles;
    this.poll = poll;
    this.clock = clock;
    this.own = own;
  }

  void start(Consumer<BackendEvent> events) {
    locked(
        () -> {
          listener = events;
          book.rooms().map(RoomBook.Change::of).forEach(this::publish);
        });
  }

  void stop() {
    locked(() -> listener = event -> {});
  }

  void tell(BackendEvent event) {
    locked(() -> listener.accept(event));
  }

  /** Changes the book and tells what changed. */
  void update(Function<RoomBook, List<RoomBook.Change>> change) {
    locked(() -> change.apply(book).forEach(this::publish));
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

  private void locked(Runnable task) {
    lock.lock();
    try {
      task.run();
    } finally {
      lock.unlock();
    }
  }

  Optional<ObservedConference> observe(ConferenceKey key) {
    return read(rooms -> rooms.find(key.value()).map(this::observed));
  }

  private ObservedConference observed(Room room) {
    Optional<String> self =
        own.get().filter(leg -> leg.conference().equals(room.key)).flatMap(OwnLeg::callSid);
    return room.observed(roles, self, book.given(), poll, clock.instant());
  }

  private void publish(RoomBook.Change change) {
    listener.accept(
        change
            .room()
            .<BackendEvent>map(room -> new BackendEvent.ConferenceChanged(observed(room)))
            .orElseGet(() -> new BackendEvent.ConferenceEnded(change.key())));
  }
}
