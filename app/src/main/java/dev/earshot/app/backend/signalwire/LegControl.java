package dev.earshot.app.backend.signalwire;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.leg.Pauses;
import dev.earshot.app.backend.leg.Turns;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.SpeakScope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Updates of our own participant, one at a time, each told to the timeline; a mute overtakes
 * whatever waits, and is the only one that is asked for again by itself. Any thread.
 */
final class LegControl {
  /** A system that takes no more requests is asked again after these (W21), and then no more. */
  private static final List<Duration> AGAIN =
      List.of(Duration.ofMillis(500), Duration.ofSeconds(1));

  private final SignalWireConfig config;
  private final LamlApi api;
  private final Pauses pauses;
  private final RoomReports reports;
  private final InstantSource clock;
  private final Turns turns;

  LegControl(
      SignalWireConfig config, SignalWireParts parts, RoomReports reports, InstantSource clock) {
    this.config = config;
    this.api = parts.api();
    this.pauses = parts.pauses();
    this.reports = reports;
    this.clock = clock;
    turns = new Turns(config.account().dialect().system(), pauses);
  }

  long mutesSoFar() {
    return turns.mutesSoFar();
  }

  /** From now on no sequence under way sends anything more. */
  void overtake() {
    turns.overtake();
  }

  /** One step of a sequence; see {@link Turns#step}. */
  void step(OwnLeg leg, ParticipantUpdate update, long mutes, BooleanSupplier abandoned) {
    Duration limit = config.pace().request();
    turns.step(limit, mutes, abandoned, () -> send(leg, update, limit), () -> muteOnceMore(leg));
  }

  /**
   * At once, and once more if the system is too busy for it.
   *
   * @throws BackendException also if it was too busy three times
   */
  void mute(OwnLeg leg) {
    for (Duration pause : AGAIN) {
      try {
        turns.mute(() -> send(leg, new ParticipantUpdate.Mute(), config.pace().mute()));
        return;
      } catch (BackendException e) {
        if (!(e.problem() instanceof BackendProblem.RateLimited)) {
          throw e;
        }
        pauses.pause(pause);
      }
    }
    turns.mute(() -> send(leg, new ParticipantUpdate.Mute(), config.pace().mute()));
  }

  /**
   * Mutes us again if we are to be so and are not: a request whose answer did not come may have
   * taken effect late, and somebody else may have unmuted us.
   */
  void stayQuiet(OwnLeg leg) {
    boolean heard =
        reports.read(
            book ->
                book.find(leg.sid())
                    .flatMap(room -> leg.callSid().map(room.members::get))
                    .flatMap(own -> own.scope.value())
                    .filter(scope -> !scope.equals(new SpeakScope.Nobody()))
                    .isPresent());
    if (heard) {
      turns.ifFree(leg::isQuiet, () -> muteOnceMore(leg), () -> {});
    }
  }

  /** A request that may have been carried out after the mute must not have the last word. */
  private void muteOnceMore(OwnLeg leg) {
    try {
      send(leg, new ParticipantUpdate.Mute(), config.pace().mute());
    } catch (BackendException e) {
      // Told by its step; whoever muted us hears of his own request.
    }
  }

  private void send(OwnLeg leg, ParticipantUpdate update, Duration limit) {
    String callSid =
        leg.callSid()
            .orElseThrow(
                () -> new BackendException(new BackendProblem.NotFound("Not in a conference")));
    String outcome = "accepted";
    try {
      if (!update.shows(api.update(leg.sid(), callSid, update, limit))) {
        throw new BackendException(
            new BackendProblem.Unconfirmed("The answer does not show what was asked for"));
      }
    } catch (BackendException e) {
      outcome = "failed: " + e.problem().what();
      throw e;
    } finally {
      told(leg, update.shown(call -> name(leg, call)), outcome);
    }
  }

  private String name(OwnLeg leg, String call) {
    return reports.read(
        book ->
            book.find(leg.sid())
                .map(room -> room.members.get(call))
                .map(Member::name)
                .orElse(call));
  }

  private void told(OwnLeg leg, String what, String outcome) {
    reports.tell(
        new BackendEvent.StepTaken(
            clock.instant(),
            leg.conference(),
            config.account().dialect().system() + ": " + what,
            outcome));
  }
}
