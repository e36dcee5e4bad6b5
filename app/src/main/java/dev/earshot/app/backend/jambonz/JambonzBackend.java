package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.ConferenceBackend;
import dev.earshot.app.backend.CustomerEar;
import dev.earshot.app.backend.ear.PhoneEar;
import dev.earshot.app.backend.leg.OwnCall;
import dev.earshot.app.backend.leg.Pauses;
import dev.earshot.app.supervision.BackendCall;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.Capabilities;
import dev.earshot.app.supervision.Capabilities.Capability;
import dev.earshot.app.supervision.Certainty;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A jambonz account as a back end. It confirms nothing: what it returns is at most REQUESTED, and
 * only after the time in which the effect settles. Who hears us is changed by {@link ModeSequence}
 * alone; a mute overtakes everything.
 */
public final class JambonzBackend implements ConferenceBackend {
  /** A whole sequence takes some two seconds; each of its requests has its own limit. */
  public static final Timings TIMINGS =
      new Timings(
          Duration.ofSeconds(30),
          Duration.ofSeconds(40),
          Timings.DEFAULT.mute(),
          Timings.DEFAULT.muteRetry(),
          Timings.DEFAULT.leave(),
          Duration.ofSeconds(6),
          Timings.DEFAULT.drain(),
          Timings.DEFAULT.consent());

  private static final Capabilities CAPABILITIES =
      new Capabilities(
          EnumSet.of(
              Capability.WHISPER,
              Capability.WHISPER_SUBSET,
              Capability.WHISPER_TO_TAG,
              Capability.BARGE,
              Capability.EDIT_TAGS,
              Capability.MUTE_OTHERS,
              Capability.HOLD_OTHERS,
              Capability.REMOVE_OTHERS),
          Certainty.REQUESTED);

  private final InstantSource clock;
  private final Executor threads;
  private final Pauses pauses;
  private final RoomReports reports;
  private final Connection connection;
  private final SignOfLife signs;
  private final Poller poller;
  private final LegControl control;
  private final Others others;
  private final Optional<Inspection> inspection;
  private final OwnStay stay;
  private final SpeakSteps speaking;

  /**
   * @param parts the doors to the outside
   * @param threads runs the polls, and what may take longer than whoever asked for it waits
   */
  public JambonzBackend(
      JambonzConfig config, JambonzParts parts, InstantSource clock, Executor threads) {
    this.clock = clock;
    this.threads = threads;
    this.pauses = parts.pauses();
    stay = new OwnStay(config, parts, clock);
    reports = new RoomReports(config.roles(), clock, stay::leg);
    connection = new Connection(reports::tell);
    control = new LegControl(parts.api(), parts.socket(), parts.pauses(), config.pace());
    signs = new SignOfLife(control, connection, stay::leg, clock);
    poller = new Poller(parts.api(), reports, connection, signs, config, clock);
    others = new Others(parts.api(), reports, config.pace().request(), clock);
    speaking = new SpeakSteps(config, parts, reports, control, others, clock);
    String account = config.server().accountSid();
    inspection =
        parts.eye().map(eye -> new Inspection(eye, account, reports, connection, stay::leg, clock));
  }

  /** For whoever serves the application: where to deliver what jambonz tells. */
  public JambonzEvents events() {
    return new JambonzFeed(reports, connection, stay::leg, control::refused, clock);
  }

  @Override
  public String name() {
    return "jambonz";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public void start(Consumer<BackendEvent> events) {
    reports.start(events);
    threads.execute(poller);
    inspection.ifPresent(threads::execute);
  }

  @Override
  public SessionInput.Answer.Joined join(
      ConferenceKey conference, long membership, BooleanSupplier abandoned) {
    String room =
        reports
            .read(book -> book.find(conference).map(r -> r.name))
            .orElseThrow(() -> gone("There is no such conference"));
    OwnLeg leg = stay.enter(dialling(membership, conference, room), abandoned, this::legEvent);
    String self = leg.callSid().orElseThrow(() -> gone("It is not known which call is ours"));
    // The application was asked to join us muted; nothing says that it did.
    leg.believe(Known.assumed(new SpeakScope.Nobody(), clock.instant()));
    enterInBook(conference, self);
    return new SessionInput.Answer.Joined(
        new ParticipantKey(self),
        leg.scope(),
        reports
            .observe(conference)
            .orElseThrow(
                () -> {
                  stay.hangUp();
                  return gone("The conference has ended");
                }));
  }

  private OwnLeg dialling(long membership, ConferenceKey conference, String room) {
    return new OwnLeg(membership, conference, room, new OwnCall("jambonz", pauses));
  }

  private void legEvent(BackendEvent event) {
    reports.tell(event);
    if (event instanceof BackendEvent.LegDown) {
      signs.given();
    }
  }

  @Override
  public Optional<CustomerEar> listenAlong() {
    return stay.leg()
        .flatMap(leg -> stay.listenAlong(sid -> enterEarInBook(leg.conference(), sid)))
        .map(PhoneEar::new);
  }

  private void enterEarInBook(ConferenceKey conference, String ear) {
    reports.update(
        book ->
            book.find(conference)
                .map(
                    there -> {
                      book.earJoined(there, ear, clock.instant());
                      return List.of(RoomBook.Change.of(there));
                    })
                .orElse(List.of()));
  }

  private void enterInBook(ConferenceKey conference, String self) {
    reports.update(
        book ->
            book.find(conference)
                .map(
                    there -> {
                      book.selfJoined(there, self, clock.instant());
                      return List.of(RoomBook.Change.of(there));
                    })
                .orElse(List.of()));
  }

  @Override
  public Known<SpeakScope> speak(
      BackendCall.Speak wish, Instant askedAt, BooleanSupplier abandoned) {
    Known<SpeakScope> scope = speaking.speak(inside(), wish, abandoned);
    signs.given();
    return scope;
  }

  @Override
  public Known<SpeakScope> mute() {
    Optional<OwnLeg> leg = stay.leg();
    control.overtake();
    stay.phone().talkTo(Optional.empty());
    Optional<String> self = leg.flatMap(OwnLeg::callSid);
    if (leg.isEmpty() || self.isEmpty()) {
      return Known.assumed(new SpeakScope.Nobody(), clock.instant());
    }
    leg.get().believe(Known.unknown(clock.instant()));
    control.mute(self.get(), speaking.steps(leg.get()));
    leg.get().believe(Known.requested(new SpeakScope.Nobody(), clock.instant()));
    signs.given();
    return leg.get().scope();
  }

  @Override
  public void leave() {
    Optional<OwnLeg> leg = stay.leg();
    giveTagsBack(leg);
    stay.leave();
    signs.given();
    forgetSelf(leg);
  }

  @Override
  public void hangUp() {
    Optional<OwnLeg> leg = stay.leg();
    giveTagsBack(leg);
    stay.hangUp();
    signs.given();
    forgetSelf(leg);
  }

  /** Nobody waits for it: whoever leaves must not be kept by it. */
  private void giveTagsBack(Optional<OwnLeg> leg) {
    leg.flatMap(l -> reports.read(book -> book.find(l.conference()).map(others::borrowed)))
        .filter(tags -> !tags.isEmpty())
        .ifPresent(tags -> threads.execute(() -> others.giveBack(tags)));
  }

  private void forgetSelf(Optional<OwnLeg> leg) {
    leg.flatMap(OwnLeg::callSid).ifPresent(self -> events().callStatus(CallStatus.completed(self)));
  }

  @Override
  public void setTag(ParticipantKey participant, Optional<MemberTag> tag) {
    others.tag(participant.value(), tag);
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
  public void listenAs(Optional<ParticipantKey> ear) {
    throw new BackendException(
        new BackendProblem.Unsupported("jambonz cannot lend the ear of another"));
  }

  @Override
  public Optional<Measures> measures() {
    return Optional.empty();
  }

  @Override
  public void close() {
    poller.stop();
    inspection.ifPresent(Inspection::stop);
    stay.hangUp();
    reports.stop();
  }

  private OwnLeg inside() {
    return stay.leg()
        .filter(leg -> leg.callSid().isPresent())
        .orElseThrow(() -> gone("Not in a conference"));
  }

  private static BackendException gone(String what) {
    return new BackendException(new BackendProblem.NotFound(what));
  }
}
