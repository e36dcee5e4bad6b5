package dev.earshot.app.backend.signalwire;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.leg.Pauses;
import dev.earshot.app.backend.leg.SupervisorPhone;
import dev.earshot.app.supervision.BackendCall;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.mixer.PendingChange.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * From muted to heard by whom we wish (signalwire.md chapter 5): muted and the relation in one
 * request, read back, unmuted in another, read back. Whatever is not read as it was asked for ends
 * it before the unmute, or leaves it to whoever asked to mute us.
 */
final class ModeSteps {
  private static final Duration TICKS = Duration.ofMillis(500);

  /** A request whose answer did not come may take effect for so long. */
  private static final Duration LATE = Duration.ofSeconds(10);

  /** And one that was answered for so long, should the answer be ahead of the mixer. */
  private static final Duration SETTLE = Duration.ofSeconds(1);

  private final Duration patience;
  private final SupervisorPhone phone;
  private final LegControl control;
  private final Reader reader;
  private final InstantSource clock;
  private final Pauses pauses;
  private volatile Instant whisperFrom = Instant.EPOCH;

  ModeSteps(
      Duration patience,
      SignalWireParts parts,
      LegControl control,
      Reader reader,
      InstantSource clock) {
    this.patience = patience;
    this.phone = parts.phone();
    this.pauses = parts.pauses();
    this.control = control;
    this.reader = reader;
    this.clock = clock;
  }

  /**
   * @return who hears us, as it was read after the unmute
   */
  Known<SpeakScope> speak(OwnLeg leg, BackendCall.Speak wish, BooleanSupplier abandoned) {
    long mutes = control.mutesSoFar();
    leg.quiet(false);
    Known<SpeakScope> scope =
        wish.mode() == Mode.WHISPER
            ? whisper(leg, target(wish), mutes, abandoned)
            : barge(leg, mutes, abandoned);
    if (phone.talkTo(leg.call().leg()).await(TICKS) instanceof Outcome.Refused(String why)) {
      throw failed(new BackendProblem.InvalidState(why));
    }
    // A mute that came meanwhile has the last word: the headset speaks to nobody.
    if (abandoned.getAsBoolean() || control.mutesSoFar() != mutes) {
      phone.talkTo(Optional.empty());
      throw failed(new BackendProblem.NotFound("The wish was taken back"));
    }
    return scope;
  }

  private static ParticipantKey target(BackendCall.Speak wish) {
    if (wish.tag().isPresent() || wish.targets().size() != 1) {
      throw failed(new BackendProblem.Rejected(true, "A whisper here is for exactly one"));
    }
    return wish.targets().getFirst();
  }

  private Known<SpeakScope> whisper(
      OwnLeg leg, ParticipantKey target, long mutes, BooleanSupplier abandoned) {
    String to = target.value();
    notBefore();
    mustHear(leg, to);
    control.step(leg, new ParticipantUpdate.CoachMuted(to), mutes, abandoned);
    self(leg, own -> own.isMuted() && own.coaches(to));
    control.step(leg, new ParticipantUpdate.Unmute(), mutes, abandoned);
    Reader.Read heard = self(leg, own -> own.muted().equals(Optional.of(false)) && own.coaches(to));
    mustHear(leg, to);
    return Known.confirmed(new SpeakScope.OnlyCall(target), heard.askedAt());
  }

  private Known<SpeakScope> barge(OwnLeg leg, long mutes, BooleanSupplier abandoned) {
    control.step(leg, new ParticipantUpdate.Mute(), mutes, abandoned);
    stopCoaching(leg, mutes, abandoned);
    self(leg, own -> own.isMuted() && !own.coaching());
    control.step(leg, new ParticipantUpdate.Unmute(), mutes, abandoned);
    Reader.Read heard = self(leg, own -> own.muted().equals(Optional.of(false)) && !own.coaching());
    return Known.confirmed(new SpeakScope.Everybody(), heard.askedAt());
  }

  private void stopCoaching(OwnLeg leg, long mutes, BooleanSupplier abandoned) {
    try {
      control.step(leg, new ParticipantUpdate.StopCoaching(), mutes, abandoned);
    } catch (BackendException e) {
      boolean mayComeYet =
          switch (e.problem()) {
            case BackendProblem.Unconfirmed _,
                BackendProblem.Unavailable _,
                BackendProblem.ProtocolViolation _ ->
                true;
            default -> false;
          };
      whisperFrom = clock.instant().plus(mayComeYet ? LATE : SETTLE);
      throw e;
    }
    whisperFrom = clock.instant().plus(SETTLE);
  }

  /** What would let everybody hear a whisper may still be on its way. */
  private void notBefore() {
    Duration left = Duration.between(clock.instant(), whisperFrom);
    if (left.compareTo(SETTLE) > 0) {
      throw failed(
          new BackendProblem.InvalidState(
              "An earlier request for everybody may still take effect: whisper in "
                  + (left.toSeconds() + 1)
                  + " s"));
    }
    if (left.isPositive()) {
      pauses.pause(left);
    }
  }

  /**
   * We are muted, as it is read now.
   *
   * @throws BackendException if it is not so, or not to be read
   */
  Known<SpeakScope> muted(OwnLeg leg, Duration limit) {
    Reader.Read own = own(leg, limit);
    if (!own.record().isMuted()) {
      throw failed(new BackendProblem.Unconfirmed("The mute is not to be seen yet"));
    }
    leg.quiet(true);
    return Known.confirmed(new SpeakScope.Nobody(), own.askedAt());
  }

  /** Whom a whisper reaches whose target has left or is on hold is not known. */
  private void mustHear(OwnLeg leg, String target) {
    Reader.Read read =
        reader
            .one(leg.sid(), target, patience)
            .orElseThrow(
                () -> failed(new BackendProblem.NotFound("Whoever was to hear you has left")));
    if (read.record().isHeld()) {
      throw failed(new BackendProblem.InvalidState("Whoever was to hear you is on hold"));
    }
  }

  private Reader.Read self(OwnLeg leg, Predicate<ParticipantRecord> asAsked) {
    Reader.Read own = own(leg, patience);
    if (!asAsked.test(own.record())) {
      throw failed(
          new BackendProblem.Unconfirmed(
              "The conference did not do with your voice what was asked"));
    }
    return own;
  }

  private Reader.Read own(OwnLeg leg, Duration limit) {
    return leg.callSid()
        .flatMap(sid -> reader.one(leg.sid(), sid, limit))
        .orElseThrow(
            () -> failed(new BackendProblem.NotFound("You are not in the conference any more")));
  }

  private static BackendException failed(BackendProblem problem) {
    return new BackendException(problem);
  }
}
