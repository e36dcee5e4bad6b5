package dev.earshot.app.backend.signalwire;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Asks who is in a conference, and writes the answers into the book. Each call blocks. */
final class Reader {
  /** Calls that are looked up in one go; the next look takes the rest. */
  private static final int NUMBERS = 20;

  private final LamlApi api;
  private final RoomReports reports;
  private final InstantSource clock;

  Reader(LamlApi api, RoomReports reports, InstantSource clock) {
    this.api = api;
    this.reports = reports;
    this.clock = clock;
  }

  /**
   * Everybody in a conference.
   *
   * @return when it was asked; that there is no such conference (any more) is an answer, too
   */
  Instant everybody(String conference, Duration limit) {
    Instant askedAt = clock.instant();
    try {
      List<ParticipantRecord> list = api.participants(conference, limit);
      reports.update(book -> book.participants(conference, list, askedAt));
    } catch (BackendException e) {
      if (!(e.problem() instanceof BackendProblem.NotFound)) {
        throw e;
      }
      reports.update(book -> book.ended(conference, clock.instant()));
    }
    return askedAt;
  }

  /**
   * One participant, as he is now.
   *
   * @return empty if he is not there
   */
  Optional<Read> one(String conference, String callSid, Duration limit) {
    Instant askedAt = clock.instant();
    try {
      ParticipantRecord record = api.participant(conference, callSid, limit);
      reports.update(book -> book.participant(conference, record, askedAt));
      return Optional.of(new Read(record, askedAt));
    } catch (BackendException e) {
      if (!(e.problem() instanceof BackendProblem.NotFound)) {
        throw e;
      }
      reports.update(book -> book.absent(conference, callSid, askedAt));
      return Optional.empty();
    }
  }

  /**
   * @param askedAt when the question was sent: what it says is at least as new
   */
  record Read(ParticipantRecord record, Instant askedAt) {}

  /** The numbers of those who are new in a conference. */
  void numbers(String conference, Duration limit) {
    List<String> unknown =
        reports.read(
            book ->
                book.find(conference).stream()
                    .flatMap(room -> room.members.values().stream())
                    .filter(member -> member.call.isEmpty() && !member.callUnknown)
                    .map(member -> member.callSid)
                    .limit(NUMBERS)
                    .toList());
    for (String callSid : unknown) {
      Optional<CallRecord> call = api.call(callSid, limit);
      reports.update(book -> book.call(conference, callSid, call));
    }
  }
}
