package dev.earshot.app.backend.signalwire;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is looked at of our own accord: all conferences now and then, the one that we are in often.
 * No request of the safety kind waits for either. One thread each.
 */
final class Looks {
  /** Whoever cannot be reached is looked for more often: it counts as back within 2 s. */
  private static final Duration RETRY = Duration.ofMillis(1_500);

  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** After a failure in our own conference: what is twice as old as a look is too old. */
  private static final Duration SOON = Duration.ofMillis(500);

  private final LamlApi api;
  private final Reader reader;
  private final RoomReports reports;
  private final Connection connection;
  private final Supplier<Optional<OwnLeg>> own;
  private final Consumer<OwnLeg> stayQuiet;
  private final Pace pace;
  private final InstantSource clock;
  private int refusals;

  /**
   * @param stayQuiet is told of our leg after each look at its conference
   */
  Looks(
      SignalWireConfig config,
      LamlApi api,
      RoomReports reports,
      Connection connection,
      Supplier<Optional<OwnLeg>> own,
      Consumer<OwnLeg> stayQuiet,
      InstantSource clock) {
    this.api = api;
    this.reader = new Reader(api, reports, clock);
    this.reports = reports;
    this.connection = connection;
    this.own = own;
    this.stayQuiet = stayQuiet;
    this.pace = config.pace();
    this.clock = clock;
  }

  Reader reader() {
    return reader;
  }

  /** All conferences, and who is in those that we are not in; how long until the next look. */
  Duration everywhere() {
    Optional<BackendProblem> problem = asked(this::lists);
    problem.ifPresentOrElse(connection::failed, connection::looked);
    refusals = problem.filter(Looks::isBusy).isPresent() ? refusals + 1 : 0;
    if (refusals > 0) {
      Duration longer = pace.lists().multipliedBy(1L << Math.min(4, refusals));
      return longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    }
    return problem.filter(Looks::isAway).isPresent() ? RETRY : pace.lists();
  }

  private void lists() {
    Instant askedAt = clock.instant();
    List<ConferenceRecord> conferences = api.conferences();
    reports.update(book -> book.listed(conferences, askedAt, clock.instant()));
    for (ConferenceRecord conference : conferences) {
      if (own.get().filter(leg -> leg.sid().equals(conference.sid())).isEmpty()) {
        reader.everybody(conference.sid(), pace.request());
        reader.numbers(conference.sid(), pace.request());
      }
    }
  }

  /** The conference that we are in, if we are in one; how long until the next look. */
  Duration here() {
    Optional<OwnLeg> leg = own.get().filter(l -> l.callSid().isPresent());
    if (leg.isEmpty()) {
      connection.nowhere();
      return SOON;
    }
    Optional<BackendProblem> problem =
        asked(() -> connection.ownLook(reader.everybody(leg.get().sid(), pace.room())));
    problem.ifPresent(connection::ownFailed);
    stayQuiet.accept(leg.get());
    if (problem.isEmpty()) {
      problem = asked(() -> reader.numbers(leg.get().sid(), pace.room()));
    }
    return problem.isEmpty() || isBusy(problem.get()) ? pace.room() : SOON;
  }

  private static boolean isBusy(BackendProblem problem) {
    return problem instanceof BackendProblem.RateLimited;
  }

  private static boolean isAway(BackendProblem problem) {
    return problem instanceof BackendProblem.Unavailable
        || problem instanceof BackendProblem.Unconfirmed;
  }

  /** What became of a question; empty if it was answered. */
  private static Optional<BackendProblem> asked(Runnable question) {
    try {
      question.run();
      return Optional.empty();
    } catch (BackendException e) {
      return Optional.of(e.problem());
    } catch (RuntimeException e) {
      return Optional.of(new BackendProblem.ProtocolViolation("it cannot be read: " + e));
    }
  }
}
