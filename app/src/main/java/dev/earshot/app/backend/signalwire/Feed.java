package dev.earshot.app.backend.signalwire;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.Role;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** What the system tells of its own accord, into the book of rooms; doubtful things are read. */
final class Feed implements SignalWireEvents {
  private static final Logger LOG = System.getLogger(Feed.class.getName());

  private final OwnStay stay;
  private final RoomReports reports;
  private final Reader reader;
  private final Duration patience;
  private final InstantSource clock;
  private final Executor threads;

  Feed(
      OwnStay stay,
      RoomReports reports,
      Reader reader,
      Duration patience,
      InstantSource clock,
      Executor threads) {
    this.stay = stay;
    this.reports = reports;
    this.reader = reader;
    this.patience = patience;
    this.clock = clock;
    this.threads = threads;
  }

  @Override
  public void callback(StatusCallback event) {
    Optional<String> self = stay.leg().flatMap(OwnLeg::callSid);
    reports.update(
        book -> {
          List<RoomBook.Change> changes = book.event(event, self, clock.instant());
          talking(event, !changes.isEmpty());
          return changes;
        });
    switch (event.kind()) {
      case START, JOIN -> later(() -> everybody(event.conference()));
      case MUTE, UNMUTE, HOLD, UNHOLD, MODIFY ->
          later(() -> reader.one(event.conference(), event.call(), patience));
      case END, LEAVE, SPEECH_START, SPEECH_STOP -> {}
    }
  }

  private void everybody(String conference) {
    reader.everybody(conference, patience);
    reader.numbers(conference, patience);
  }

  private void talking(StatusCallback event, boolean known) {
    boolean starts = event.kind() == StatusCallback.Kind.SPEECH_START;
    if (known && (starts || event.kind() == StatusCallback.Kind.SPEECH_STOP)) {
      reports.tell(
          new BackendEvent.TalkingChanged(
              clock.instant(),
              new ConferenceKey(event.conference()),
              new ParticipantKey(event.call()),
              starts));
    }
  }

  /** Whoever tells must not wait; what fails is seen at the next look. */
  private void later(Runnable question) {
    threads.execute(
        () -> {
          try {
            question.run();
          } catch (BackendException e) {
            LOG.log(Level.DEBUG, "not read after a callback: {0}", e.getMessage());
          }
        });
  }

  @Override
  public void documentFetched(String callSid, String from, String room) {
    stay.documentFetched(callSid, from, room);
  }

  @Override
  public Optional<String> wishedRoom(String from) {
    return stay.dialling(from).map(OwnLeg::room);
  }

  @Override
  public void roleGiven(String callSid, Role role) {
    reports.update(book -> book.roleGiven(callSid, role));
  }
}
