package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendCall;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.Reporting;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.mixer.PendingChange.Outcome;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * From muted to heard by whom we wish, step by step, each told to the timeline. Any failure ends it
 * before the unmute, or leaves the relation unknown.
 */
final class SpeakSteps {
  private static final Duration TICKS = Duration.ofMillis(500);

  private final JambonzConfig config;
  private final JambonzParts parts;
  private final RoomReports reports;
  private final LegControl control;
  private final Others others;
  private final InstantSource clock;

  SpeakSteps(
      JambonzConfig config,
      JambonzParts parts,
      RoomReports reports,
      LegControl control,
      Others others,
      InstantSource clock) {
    this.config = config;
    this.parts = parts;
    this.reports = reports;
    this.control = control;
    this.others = others;
    this.clock = clock;
  }

  /** What is to be asked of our own leg, and what follows from it. */
  private record Course(SpeakScope scope, List<String> retag, MemberTag tag) {
    /** Its last step, which changes nothing if it is asked for again. */
    ParticipantAction same() {
      return scope.equals(new SpeakScope.Everybody())
          ? new ParticipantAction.Uncoach()
          : new ParticipantAction.Coach(tag);
    }
  }

  Known<SpeakScope> speak(OwnLeg leg, BackendCall.Speak wish, BooleanSupplier abandoned) {
    long mutes = control.mutesSoFar();
    refuseOddRoom(leg);
    leg.believe(Known.unknown(clock.instant()));
    Optional<OwnLeg.Relation> former = leg.relation();
    leg.relates(Optional.empty());
    Course course = course(leg, wish);
    if (wish.tag().isPresent()) {
      retag(leg, borrowed(leg), abandoned);
    }
    Map<String, Optional<MemberTag>> given = new LinkedHashMap<>();
    course.retag().forEach(callSid -> given.put(callSid, Optional.of(course.tag())));
    retag(leg, given, abandoned);
    OwnLeg.Relation relation = new OwnLeg.Relation(course.scope(), version(leg.conference()));
    boolean same = former.equals(Optional.of(relation)) && isWatched(leg.conference());
    String self = leg.callSid().orElseThrow(() -> gone("Not in a conference"));
    for (ParticipantAction action : same ? ModeSequence.again() : actions(wish.mode(), course)) {
      control.step(self, action, mutes, abandoned, steps(leg));
    }
    parts.pauses().pause(config.pace().settle());
    Known<SpeakScope> asked = settled(leg, relation, mutes, abandoned);
    leg.heard(asked, course.same());
    overtaken(mutes, abandoned);
    return asked;
  }

  private static void refuseOddRoom(OwnLeg leg) {
    RoomNames.objection(leg.room())
        .ifPresent(
            why -> {
              throw new BackendException(new BackendProblem.Rejected(true, why));
            });
  }

  /** Who still carries the tag of a whisper instead of his own, which he gets back. */
  private Map<String, Optional<MemberTag>> borrowed(OwnLeg leg) {
    return reports.read(book -> book.find(leg.conference()).map(others::borrowed).orElse(Map.of()));
  }

  private void retag(OwnLeg leg, Map<String, Optional<MemberTag>> tags, BooleanSupplier abandoned) {
    tags.forEach(
        (callSid, tag) -> {
          givenUp(abandoned);
          others.tag(callSid, tag);
          String what = tag.map(t -> "tag " + t).orElse("untag");
          told(leg, what + " for " + callSid.substring(0, 8), "accepted");
          parts.pauses().pause(config.pace().spacing());
        });
  }

  private List<ParticipantAction> actions(Mode mode, Course course) {
    MemberTag nobody = new MemberTag("nobody-" + parts.random().get());
    return mode == Mode.BARGE
        ? ModeSequence.barge(nobody)
        : ModeSequence.whisper(nobody, course.tag());
  }

  private Course course(OwnLeg leg, BackendCall.Speak wish) {
    MemberTag own = new MemberTag("_es-" + parts.random().get());
    if (wish.mode() == Mode.BARGE) {
      return new Course(new SpeakScope.Everybody(), List.of(), own);
    }
    WhisperPlan plan =
        reports.read(
            book ->
                WhisperPlan.of(
                    wish,
                    book.find(leg.conference()).orElseThrow(() -> gone("The conference has ended")),
                    leg.callSid(),
                    config.roles(),
                    own));
    return new Course(plan.scope(), plan.retag(), plan.tag());
  }

  /** The settle time is over: the microphone's leg is chosen, and what was asked for is told. */
  private Known<SpeakScope> settled(
      OwnLeg leg, OwnLeg.Relation relation, long mutes, BooleanSupplier abandoned) {
    overtaken(mutes, abandoned);
    if (parts.phone().talkTo(leg.call().leg()).await(TICKS)
        instanceof Outcome.Refused(String why)) {
      throw new BackendException(new BackendProblem.InvalidState(why));
    }
    if (version(leg.conference()) == relation.version()) {
      leg.relates(Optional.of(relation));
    }
    return Known.requested(relation.scope(), clock.instant());
  }

  /** A mute that came meanwhile has the last word: the headset speaks to nobody. */
  private void overtaken(long mutes, BooleanSupplier abandoned) {
    if (abandoned.getAsBoolean() || control.mutesSoFar() != mutes) {
      parts.phone().talkTo(Optional.empty());
      throw gone("The wish was taken back");
    }
  }

  private long version(ConferenceKey conference) {
    return reports.read(book -> book.find(conference).map(room -> room.version).orElse(-1L));
  }

  /** Whether somebody's coming and going would have been noticed. */
  private boolean isWatched(ConferenceKey conference) {
    return reports.read(
        book ->
            book.find(conference)
                .filter(room -> room.reporting != Reporting.UNREPORTED)
                .isPresent());
  }

  private static void givenUp(BooleanSupplier abandoned) {
    if (abandoned.getAsBoolean()) {
      throw gone("The wish was taken back");
    }
  }

  /** Every request for our own leg, as the timeline shows it. */
  LegControl.Steps steps(OwnLeg leg) {
    return (action, outcome) -> told(leg, action.shown(), outcome);
  }

  private void told(OwnLeg leg, String what, String outcome) {
    reports.tell(
        new BackendEvent.StepTaken(clock.instant(), leg.conference(), "jambonz: " + what, outcome));
  }

  private static BackendException gone(String what) {
    return new BackendException(new BackendProblem.NotFound(what));
  }
}
