package dev.earshot.app.backend.genesys.voice;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.ConferenceBackend;
import dev.earshot.app.backend.genesys.GwsListener;
import dev.earshot.app.backend.leg.Pauses;
import dev.earshot.app.supervision.BackendCall;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.Capabilities;
import dev.earshot.app.supervision.Capabilities.Capability;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionInput;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.app.supervision.StandingOrder;
import dev.earshot.app.supervision.Timings;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.mixer.conference.MemberTag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Voice of Genesys Web Services as a back end: agents as rows that one can be brought to, and the
 * call that we were brought into as the conference we are in (decision 0171).
 */
public final class GenesysVoice implements ConferenceBackend {
  /** An order may have to be cancelled, given and read back; a switch given and read back. */
  public static final Timings TIMINGS =
      new Timings(
          Timings.DEFAULT.join(),
          Duration.ofSeconds(20),
          Timings.DEFAULT.mute(),
          Timings.DEFAULT.muteRetry(),
          Timings.DEFAULT.leave(),
          Duration.ofSeconds(40),
          Timings.DEFAULT.drain(),
          Timings.DEFAULT.consent());

  private static final Capabilities CAPABILITIES =
      new Capabilities(Set.of(Capability.WHISPER, Capability.BARGE, Capability.ARM));

  private static final Duration GOODBYE = Duration.ofMillis(800);

  private final VoiceConfig config;
  private final InstantSource clock;
  private final Executor threads;
  private final Pauses pauses;
  private final VoiceReports reports;
  private final VoiceReader reader;
  private final Deliveries deliveries;
  private final Desk desk;
  private final Standing standing;
  private final Speaking speaking;
  private final GwsListener feed;
  private volatile Optional<OwnStay> stay = Optional.empty();

  /**
   * @param threads runs what reads, and what may take longer than whoever asked for it waits
   */
  public GenesysVoice(VoiceConfig config, VoiceParts parts, InstantSource clock, Executor threads) {
    this.config = config;
    this.clock = clock;
    this.threads = threads;
    pauses = parts.pauses();
    reports = new VoiceReports(clock, pauses);
    VoiceLine line = new VoiceLine(reports);
    deliveries =
        new Deliveries(
            clock,
            pauses,
            config.delivery(),
            now -> reports.read(book -> book.mayDeliver(now)),
            this::legBecame,
            this::match);
    reader = new VoiceReader(parts.api(), reports, line, config, clock, deliveries::expire);
    desk = new Desk(parts.phone());
    standing = new Standing(parts.api(), reports, reader, config);
    speaking = new Speaking(parts.api(), reports, reader, desk, config, clock);
    feed = new VoiceFeed(reports, reader, line, clock);
    parts.phone().takeCalls(deliveries);
  }

  /** For the session with Genesys: where to tell what it tells. */
  public GwsListener feed() {
    return feed;
  }

  @Override
  public String name() {
    return "Genesys";
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public void start(Consumer<BackendEvent> events) {
    reports.start(events, this::match);
    threads.execute(reader);
  }

  /** Our telephone and Genesys may tell of a call in any order. */
  private void match() {
    List<ConferenceKey> supervised =
        reports.read(book -> book.calls().stream().map(call -> call.key).toList());
    deliveries
        .match(supervised, reports.read(VoiceBook::otherRings))
        .ifPresent(key -> reports.tell(new BackendEvent.Delivered(key)));
  }

  /** Sip thread. */
  private void legBecame(Leg leg, LegState state) {
    stay.filter(own -> own.leg() == leg)
        .ifPresent(
            own -> {
              switch (state) {
                case LegState.Up(boolean held) ->
                    reports.tell(new BackendEvent.LegChanged(own.membership(), held));
                case LegState.Down(String reason) -> {
                  stay = Optional.empty();
                  reports.tell(new BackendEvent.LegDown(own.membership(), reason));
                }
                case LegState.Dialling _, LegState.Ringing _ -> {}
              }
            });
  }

  @Override
  public SessionInput.Answer.Joined join(
      ConferenceKey conference, long membership, BooleanSupplier abandoned) {
    Optional<AgentRecord> agent = reports.read(book -> book.agent(conference));
    if (agent.isPresent()) {
      throw invalid(
          agent.get().name() + " has no call that was brought to you: arm for the next one");
    }
    Deliveries.Delivery delivery =
        deliveries
            .find(conference)
            .orElseThrow(() -> invalid("Your telephone is not in this call"));
    desk.silence();
    delivery.call().awaitAnswer(config.delivery());
    stay = Optional.of(new OwnStay(membership, conference, delivery));
    try {
      settled(conference, abandoned);
      if (delivery.call().isDown()) {
        throw invalid("The call has ended");
      }
      return new SessionInput.Answer.Joined(
          CallView.SELF,
          Known.confirmed(new SpeakScope.Nobody(), clock.instant()),
          reports.observe(conference).orElseThrow(() -> invalid("The call has ended")));
    } catch (RuntimeException e) {
      hangUp();
      throw e;
    }
  }

  /** Genesys shows the call as established, and as what we are in it. */
  private void settled(ConferenceKey conference, BooleanSupplier abandoned) {
    boolean established =
        reports.after(
            () -> {},
            book -> book.find(conference).filter(c -> c.record.isEstablished()).isPresent(),
            config.confirmation());
    if (!established) {
      reader.read();
    }
    if (abandoned.getAsBoolean()) {
      throw invalid("Given up");
    }
  }

  @Override
  public Known<SpeakScope> speak(
      BackendCall.Speak wish, Instant askedAt, BooleanSupplier abandoned) {
    return speaking.speak(
        stay.orElseThrow(() -> invalid("Not in a call")), wish, askedAt, abandoned);
  }

  @Override
  public Known<SpeakScope> mute() {
    return speaking.mute(stay);
  }

  @Override
  public void leave() {
    Optional<OwnStay> left = stay;
    stay = Optional.empty();
    left.ifPresent(own -> own.delivery().call().end(GOODBYE));
  }

  @Override
  public void hangUp() {
    stay = Optional.empty();
    deliveries.current().ifPresent(delivery -> delivery.call().hangUp());
  }

  @Override
  public void arm(StandingOrder.Wish wish) {
    standing.arm(wish);
  }

  @Override
  public void disarm() {
    standing.disarm();
  }

  @Override
  public void setTag(ParticipantKey participant, Optional<MemberTag> tag) {
    throw new BackendException(new BackendProblem.Unsupported("Genesys has no tags"));
  }

  @Override
  public void listenAs(Optional<ParticipantKey> ear) {
    throw new BackendException(
        new BackendProblem.Unsupported("Genesys cannot lend the ear of another"));
  }

  @Override
  public Optional<Measures> measures() {
    return Optional.empty();
  }

  /** The order is cancelled first: nobody would be there to see what it brings (V6). */
  @Override
  public void close() {
    reader.stop();
    CompletableFuture<Void> cancelled = new CompletableFuture<>();
    threads.execute(
        () -> {
          try {
            standing.cancelAtOnce();
          } catch (BackendException e) {
            // There is no more time to tell anybody.
          } finally {
            cancelled.complete(null);
          }
        });
    hangUp();
    pauses.await(cancelled, GOODBYE);
    reports.stop();
  }

  private static BackendException invalid(String why) {
    return new BackendException(new BackendProblem.InvalidState(why));
  }
}
