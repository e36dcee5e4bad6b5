package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Looks at jambonz's lists, as often as the installation's budget allows. One thread of the back
 * end; a request of the safety kind never waits for it.
 */
final class Poller implements Runnable {
  /** Whoever cannot be reached is looked for more often: it counts as back within 2 s. */
  private static final Duration RETRY = Duration.ofMillis(1_500);

  /** Even where no poll is to be made, it is looked whether a sign of life is overdue. */
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final JambonzApi api;
  private final RoomReports reports;
  private final Connection connection;
  private final SignOfLife signs;
  private final Pace pace;
  private final Optional<Edition> pinned;
  private final InstantSource clock;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Edition edition = Edition.UNKNOWN;
  private Instant restsUntil = Instant.MIN;

  Poller(
      JambonzApi api,
      RoomReports reports,
      Connection connection,
      SignOfLife signs,
      JambonzConfig config,
      InstantSource clock) {
    this.api = api;
    this.signs = signs;
    this.reports = reports;
    this.connection = connection;
    this.pace = config.pace();
    this.pinned = config.server().pinned();
    this.clock = clock;
  }

  Edition edition() {
    return pinned.orElse(edition);
  }

  @Override
  public void run() {
    try {
      Duration wait = Duration.ZERO;
      while (!stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        wait = look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop() {
    stopped.countDown();
  }

  /** One look, or none if the installation's budget forbids it; how long until the next. */
  Duration look() {
    if (clock.instant().isBefore(restsUntil)) {
      signs.missed();
    } else {
      signs.ask();
      lists();
      Duration usual = connection.isOutOfReach() ? shorter(pace.poll(), RETRY) : pace.poll();
      Instant now = clock.instant();
      restsUntil = now.plus(api.budget().untilNextPoll(usual, now));
    }
    return shorter(Duration.between(clock.instant(), restsUntil), LONGEST);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private void lists() {
    try {
      conferences();
      boolean anybody = reports.read(book -> book.rooms().anyMatch(r -> !r.members.isEmpty()));
      if (anybody) {
        calls();
      }
      connection.looked(edition());
    } catch (BackendException e) {
      connection.failed(e.problem());
    } catch (RuntimeException e) {
      connection.failed(new BackendProblem.ProtocolViolation("jambonz cannot be read: " + e));
    }
  }

  private void conferences() {
    Instant askedAt = clock.instant();
    JambonzApi.ConferenceList list = api.conferences();
    if (list.edition() != Edition.UNKNOWN) {
      edition = list.edition();
    }
    reports.update(book -> book.listed(list.conferences(), askedAt, clock.instant()));
  }

  private void calls() {
    Instant askedAt = clock.instant();
    var list = api.calls();
    reports.update(book -> book.calls(list, askedAt, clock.instant()));
  }
}
