package dev.earshot.app.backend.signalwire;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.ConferenceBackend;
import dev.earshot.app.backend.leg.OwnCall;
import dev.earshot.app.supervision.BackendCall;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.Capabilities;
import dev.earshot.app.supervision.Capabilities.Capability;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionInput;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.app.supervision.Timings;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A SignalWire or Twilio account as a back end. Everything that it says about who hears us was read
 * after it was asked for. A whisper is for exactly one call, which is the system's own limit.
 */
public final class SignalWireBackend implements ConferenceBackend {
  /** A mute asks again by itself where the system is too busy for it, for 1.5 s. */
  public static final Timings TIMINGS =
      new Timings(
          Duration.ofSeconds(40),
          Duration.ofSeconds(20),
          Duration.ofMillis(1_900),
          Timings.DEFAULT.muteRetry(),
          Timings.DEFAULT.leave(),
          Duration.ofSeconds(12),
          Timings.DEFAULT.drain(),
          Timings.DEFAULT.consent());

  private static final Capabilities CAPABILITIES =
      new Capabilities(
          EnumSet.of(
              Capability.WHISPER,
              Capability.BARGE,
              Capability.MUTE_OTHERS,
              Capability.HOLD_OTHERS,
              Capability.REMOVE_OTHERS,
              Capability.END_CONFERENCE));

  private final SignalWireConfig config;
  private final SignalWireParts parts;
  private final InstantSource clock;
  private final Executor threads;
  private final RoomReports reports;
  private final Connection connection;
  private final OwnStay stay;
  private final LegControl control;
  private final Looks looks;
  private final ModeSteps modes;
  private final Others others;
  private final Rounds everywhere;
  private final Rounds here;

  /**
   * @param parts the doors to the outside
   * @param threads runs the looks, and what follows from a callback
   */
  public SignalWireBackend(
      SignalWireConfig config, SignalWireParts parts, InstantSource clock, Executor threads) {
    this.config = config;
    this.parts = parts;
    this.clock = clock;
    this.threads = threads;
    Duration patience = config.pace().request();
    stay = new OwnStay(config, parts, clock);
    reports = new RoomReports(config.roles(), config.pace().room(), clock, stay::leg);
    connection = new Connection(config.pace().room().multipliedBy(2), clock, reports::tell);
    control = new LegControl(config, parts, reports, clock);
    looks =
        new Looks(config, parts.api(), reports, connection, stay::leg, control::stayQuiet, clock);
    modes = new ModeSteps(patience, parts, control, looks.reader(), clock);
    others = new Others(parts.api(), reports, looks.reader(), patience);
    everywhere = new Rounds(looks::everywhere);
    here = new Rounds(looks::here);
  }

  /** For whoever serves the documents: where to deliver what the system tells. */
  public SignalWireEvents events() {
    return new Feed(stay, reports, looks.reader(), config.pace().request(), clock, threads);
  }

  @Override
  public String name() {
    return config.account().dialect().system();
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public void start(Consumer<BackendEvent> events) {
    reports.start(events);
    threads.execute(everywhere);
    threads.execute(here);
  }

  @Override
  public SessionInput.Answer.Joined join(
      ConferenceKey conference, long membership, BooleanSupplier abandoned) {
    String room =
        reports
            .read(book -> book.find(conference.value()).map(r -> r.name))
            .orElseThrow(() -> gone("There is no such conference"));
    OwnCall call = new OwnCall(name(), parts.pauses());
    OwnLeg leg =
        stay.enter(new OwnLeg(membership, conference, room, call), abandoned, this::legEvent);
    try {
      Duration patience = config.pace().request();
      connection.ownLook(looks.reader().everybody(leg.sid(), patience));
      return new SessionInput.Answer.Joined(
          new ParticipantKey(leg.callSid().orElseThrow()),
          modes.muted(leg, patience),
          reports.observe(conference).orElseThrow(() -> gone("The conference has ended")));
    } catch (BackendException e) {
      hangUp();
      throw e;
    }
  }

  private void legEvent(BackendEvent event) {
    reports.tell(event);
    if (event instanceof BackendEvent.LegDown) {
      connection.nowhere();
    }
  }

  @Override
  public Known<SpeakScope> speak(
      BackendCall.Speak wish, Instant askedAt, BooleanSupplier abandoned) {
    OwnLeg leg =
        stay.leg()
            .filter(l -> l.callSid().isPresent())
            .orElseThrow(() -> gone("Not in a conference"));
    return modes.speak(leg, wish, abandoned);
  }

  /** Where the conference says that we are not in it, or is too busy to mute us, our call ends. */
  @Override
  public Known<SpeakScope> mute() {
    control.overtake();
    stay.phone().talkTo(Optional.empty());
    Optional<OwnLeg> leg = stay.leg().filter(l -> l.callSid().isPresent());
    if (leg.isEmpty()) {
      return Known.confirmed(new SpeakScope.Nobody(), clock.instant());
    }
    try {
      control.mute(leg.get());
      return modes.muted(leg.get(), config.pace().mute());
    } catch (BackendException e) {
      boolean hopeless =
          switch (e.problem()) {
            case BackendProblem.NotFound _,
                BackendProblem.InvalidState _,
                BackendProblem.RateLimited _ ->
                true;
            default -> false;
          };
      if (hopeless) {
        hangUp();
      }
      throw e;
    }
  }

  @Override
  public void leave() {
    Optional<OwnLeg> leg = stay.leg();
    stay.leave();
    forget(leg);
  }

  @Override
  public void hangUp() {
    Optional<OwnLeg> leg = stay.leg();
    stay.hangUp();
    forget(leg);
  }

  /** Our own leg has left, whether or not the conference says so. */
  private void forget(Optional<OwnLeg> left) {
    connection.nowhere();
    left.ifPresent(
        leg ->
            leg.callSid()
                .ifPresent(
                    sid -> reports.update(book -> book.absent(leg.sid(), sid, clock.instant()))));
  }

  @Override
  public void setTag(ParticipantKey participant, Optional<MemberTag> tag) {
    throw new BackendException(new BackendProblem.Unsupported(name() + " has no tags"));
  }

  @Override
  public void muteParticipant(ParticipantKey participant, boolean muted) {
    others.mute(participant.value(), muted);
  }

  @Override
  public void holdParticipant(ParticipantKey participant, boolean held) {
    others.hold(participant.value(), held);
  }

  @Override
  public void removeParticipant(ParticipantKey participant) {
    others.remove(participant.value());
  }

  @Override
  public void endConference(ConferenceKey conference) {
    parts.api().endConference(conference.value());
    reports.update(book -> book.ended(conference.value(), clock.instant()));
  }

  @Override
  public void listenAs(Optional<ParticipantKey> ear) {
    throw new BackendException(
        new BackendProblem.Unsupported(name() + " cannot lend the ear of another"));
  }

  @Override
  public Optional<Measures> measures() {
    return Optional.empty();
  }

  @Override
  public void close() {
    everywhere.stop();
    here.stop();
    stay.hangUp();
    reports.stop();
  }

  private static BackendException gone(String what) {
    return new BackendException(new BackendProblem.NotFound(what));
  }
}
