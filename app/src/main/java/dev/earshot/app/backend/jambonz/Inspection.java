package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.jambonz.inspect.Finding;
import dev.earshot.app.backend.jambonz.inspect.MixerEye;
import dev.earshot.app.backend.jambonz.inspect.MixerView;
import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.audio.phone.Leg;
import dev.earshot.mixer.conference.MemberTag;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Looks once a second at what the mixer really does with our voice. If it is exactly what was asked
 * for, who hears us is CONFIRMED until a look fails or finds something else, or something else is
 * asked for; a look ends within its limit, so it is never older than some three seconds. If
 * somebody hears a whisper whom it is not for, the line counts as degraded, which shuts the gate.
 * It never opens anything: REQUESTED is enough here.
 *
 * <p>One thread of the back end.
 */
final class Inspection implements Runnable {
  static final Duration PERIOD = Duration.ofSeconds(1);

  /** What was just asked for is told before it is confirmed. */
  private static final Duration FRESH = Duration.ofMillis(500);

  static final String DANGER = "the mixer lets somebody hear you whom the whisper is not for";

  private final MixerEye eye;
  private final String account;
  private final RoomReports reports;
  private final Connection connection;
  private final Supplier<Optional<OwnLeg>> own;
  private final InstantSource clock;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private String said = "";

  Inspection(
      MixerEye eye,
      String account,
      RoomReports reports,
      Connection connection,
      Supplier<Optional<OwnLeg>> own,
      InstantSource clock) {
    this.eye = eye;
    this.account = account;
    this.reports = reports;
    this.connection = connection;
    this.own = own;
    this.clock = clock;
  }

  @Override
  public void run() {
    try {
      while (!stopped.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop() {
    stopped.countDown();
    eye.close();
  }

  /** One look, if we are in a room and something is believed; ends within the eye's limit. */
  void look() {
    own.get().filter(leg -> RoomNames.objection(leg.room()).isEmpty()).ifPresent(this::look);
  }

  private void look(OwnLeg leg) {
    Known<SpeakScope> asked = leg.scope();
    Instant now = clock.instant();
    boolean fresh =
        asked.certainty() != Certainty.CONFIRMED && now.isBefore(asked.asOf().plus(FRESH));
    Optional<Leg> call = leg.call().leg();
    if (asked.value().isEmpty() || call.isEmpty() || fresh) {
      return;
    }
    SpeakScope scope = asked.value().get();
    Finding found = Finding.UNCLEAR;
    String says = "the mixer does not do what was asked for";
    try {
      String conference = "conf:" + account + ":" + leg.room();
      MixerView view = eye.look(conference, call.get().sessionId(), tag(leg, scope));
      found = Finding.of(scope, view);
    } catch (IOException | RuntimeException e) {
      says = "not confirmed: " + e.getMessage();
    }
    switch (found) {
      case AGREES -> become(leg, asked, Optional.of(now), "confirmed by the mixer");
      case UNCLEAR -> become(leg, asked, Optional.empty(), says);
      case DANGER -> danger(leg, asked);
    }
  }

  private static Optional<MemberTag> tag(OwnLeg leg, SpeakScope scope) {
    boolean whispers =
        !scope.equals(new SpeakScope.Nobody()) && !scope.equals(new SpeakScope.Everybody());
    return leg.same()
        .filter(_ -> whispers)
        .flatMap(
            same ->
                same instanceof ParticipantAction.Coach(MemberTag tag)
                    ? Optional.of(tag)
                    : Optional.empty());
  }

  /** A look at what is not asked for any more says nothing. */
  private void become(OwnLeg leg, Known<SpeakScope> asked, Optional<Instant> seen, String says) {
    boolean before = asked.certainty() == Certainty.CONFIRMED;
    if (leg.seen(asked, seen, clock.instant())) {
      tell(leg, says);
      if (before != seen.isPresent()) {
        reports.update(
            book -> book.find(leg.conference()).map(RoomBook.Change::of).stream().toList());
      }
    }
  }

  private void danger(OwnLeg leg, Known<SpeakScope> asked) {
    if (leg.seen(asked, Optional.empty(), clock.instant())) {
      connection.leg(DANGER);
      tell(leg, DANGER);
    }
  }

  private void tell(OwnLeg leg, String what) {
    String now = leg.membership() + what;
    if (!said.equals(now)) {
      said = now;
      reports.tell(
          new BackendEvent.StepTaken(clock.instant(), leg.conference(), "inspector", what));
    }
  }
}
