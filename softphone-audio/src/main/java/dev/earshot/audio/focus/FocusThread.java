package dev.earshot.audio.focus;

import dev.earshot.audio.sip.Call;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.PendingChange.Outcome;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The {@code focus} thread: waits until an occurrence is in force, then announces it; in between it
 * asks ten times a second who talks. A listener that is slow holds up nothing but the
 * announcements.
 */
final class FocusThread implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(FocusThread.class.getName());
  private static final Duration TALK_INTERVAL = Duration.ofMillis(100);

  /** Far more than a tick: a mixer that takes longer has stopped. */
  private static final Duration IN_FORCE_LIMIT = Duration.ofSeconds(1);

  private static final Outcome NOTHING_PENDING = new Outcome.Applied(0);

  private static final Duration CLOSE_LIMIT = Duration.ofMillis(300);

  private final OccurrenceQueue occurrences;
  private final FocusRooms rooms;
  private final Announcer announcer;
  private final InstantSource clock;
  private final Thread thread;
  private volatile boolean closed;

  FocusThread(
      OccurrenceQueue occurrences,
      FocusRooms rooms,
      Consumer<FocusEvent> listener,
      InstantSource clock) {
    this.occurrences = occurrences;
    this.rooms = rooms;
    this.announcer = new Announcer(event -> tell(listener, event), clock);
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("focus").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Announces what has already happened, then stops; at most 300 ms. */
  @Override
  public void close() {
    closed = true;
    try {
      if (!thread.join(CLOSE_LIMIT)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Instant nextTalk = clock.instant();
    try {
      while (true) {
        Optional<Occurrence> next = occurrences.poll(closed ? 0 : TALK_INTERVAL.toMillis());
        if (next.isPresent()) {
          announceInForce(next.get());
        } else if (closed) {
          return;
        }
        if (occurrences.takeGap()) {
          announcer.reconcile(rooms.rooms());
        }
        if (!closed && !clock.instant().isBefore(nextTalk)) {
          announcer.announceTalk(this::talkers);
          nextTalk = clock.instant().plus(TALK_INTERVAL);
        }
      }
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "focus thread was interrupted while closing");
    }
  }

  private void announceInForce(Occurrence occurrence) {
    if (occurrence.pending().map(this::outcome).orElse(NOTHING_PENDING)
        instanceof Outcome.Applied) {
      announcer.announce(occurrence);
      return;
    }
    switch (occurrence) {
      case Occurrence.Joined joined when outcome(joined.change()) instanceof Outcome.Refused ->
          notLetIn(joined);
      case Occurrence.Changed changed -> notInForce(changed.room(), changed.member().callSid());
      case Occurrence.Admitted let -> notInForce(let.room(), let.member().callSid());
      case Occurrence.Announced(_, Announcement announcement, _)
          when announcement.state() == Announcement.State.PLAYING -> {
        LOG.log(Level.WARNING, "room {0}: an announcement failed", announcement.room());
        rooms.stopAnnouncement(announcement.id());
      }
      case Occurrence.Recorded(_, Recording recording, _) -> {
        LOG.log(Level.WARNING, "room {0}: a recording failed", recording.room());
        rooms.act(recording.id(), RecordingAction.STOP);
      }
      default -> announcer.announce(occurrence);
    }
  }

  /** The mixer has not taken him, so he must not believe to be in. */
  private void notLetIn(Occurrence.Joined joined) {
    LOG.log(Level.WARNING, "room {0}: {1} is not in", joined.room(), joined.member().callSid());
    rooms.leave(joined.member().callSid(), "not let in").ifPresent(Call::hangUp);
  }

  /** Nothing to worry about if he has left meanwhile. */
  private void notInForce(String room, UUID callSid) {
    if (rooms.member(callSid).isPresent()) {
      LOG.log(Level.WARNING, "room {0}: a change of {1} is not in force", room, callSid);
      rooms.forgetWishes(callSid);
      occurrences.markGap();
    }
  }

  private Outcome outcome(PendingChange pending) {
    return pending.await(closed ? Duration.ZERO : IN_FORCE_LIMIT);
  }

  /** Who talks in a room; empty if it has ended, which will be announced in its turn. */
  private Optional<Predicate<UUID>> talkers(String room) {
    return rooms.mixRoom(room).map(mix -> callSid -> mix.talking(FocusRooms.id(callSid)));
  }

  private static void tell(Consumer<FocusEvent> listener, FocusEvent event) {
    try {
      listener.accept(event);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a listener of the focus failed at " + event, e);
    }
  }
}
