package dev.earshot.app.backend.signalwire;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendProblem;
import java.time.Duration;
import java.util.Optional;

/** What is asked about other participants; what came of it is read. Each method blocks. */
final class Others {
  private final LamlApi api;
  private final RoomReports reports;
  private final Reader reader;
  private final Duration patience;

  Others(LamlApi api, RoomReports reports, Reader reader, Duration patience) {
    this.api = api;
    this.reports = reports;
    this.reader = reader;
    this.patience = patience;
  }

  void mute(String callSid, boolean muted) {
    update(callSid, muted ? new ParticipantUpdate.Mute() : new ParticipantUpdate.Unmute());
  }

  void hold(String callSid, boolean held) {
    update(callSid, new ParticipantUpdate.Hold(held));
  }

  /** Out of the conference; his call goes on with whatever its document says next. */
  void remove(String callSid) {
    String room = room(callSid);
    api.remove(room, callSid);
    reader.one(room, callSid, patience);
  }

  private void update(String callSid, ParticipantUpdate update) {
    String room = room(callSid);
    api.update(room, callSid, update, patience);
    Optional<Reader.Read> read = reader.one(room, callSid, patience);
    if (read.filter(r -> update.shows(r.record())).isEmpty()) {
      throw new BackendException(
          new BackendProblem.Unconfirmed(
              "It was asked for, but is not so: " + update.shown(call -> call)));
    }
  }

  private String room(String callSid) {
    return reports
        .read(book -> book.roomOf(callSid).map(room -> room.sid))
        .orElseThrow(
            () ->
                new BackendException(
                    new BackendProblem.NotFound("He is not in a conference any more")));
  }
}
