package dev.earshot.app.backend.signalwire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.leg.OwnCall;
import dev.earshot.app.backend.leg.PlacedCalls;
import dev.earshot.app.backend.leg.SupervisorPhone;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegListener;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.sip.SipHeader;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** At most one leg of ours at a time: how it gets into a conference and out of it. Any thread. */
final class OwnStay {
  private static final Duration GOODBYE = Duration.ofMillis(800);
  private static final Duration LOOK = Duration.ofMillis(250);

  private final SignalWireConfig config;
  private final LamlApi api;
  private final SignalWireParts parts;
  private final InstantSource clock;
  private final PlacedCalls placed;
  private volatile Optional<OwnLeg> leg = Optional.empty();

  OwnStay(SignalWireConfig config, SignalWireParts parts, InstantSource clock) {
    this.config = config;
    this.api = parts.api();
    this.parts = parts;
    this.clock = clock;
    placed = new PlacedCalls(parts.phone().expected(), parts.api()::endCall);
  }

  Optional<OwnLeg> leg() {
    return leg;
  }

  SupervisorPhone phone() {
    return parts.phone();
  }

  /** Dials, waits for the answer, and until our call sits in the conference, muted. */
  OwnLeg enter(OwnLeg joining, BooleanSupplier abandoned, Consumer<BackendEvent> events) {
    synchronized (this) {
      if (leg.isPresent() || abandoned.getAsBoolean()) {
        throw failed(
            new BackendProblem.InvalidState("There is still a call in another conference"));
      }
      leg = Optional.of(joining);
    }
    try {
      Instant until = clock.instant().plus(config.pace().seat());
      begin(joining, events);
      Leg answered = joining.call().awaitAnswer(config.pace().seat());
      identify(joining, answered, until, abandoned);
      seated(joining, until, abandoned);
      joining.seated();
      return joining;
    } catch (RuntimeException e) {
      // Whatever it was: no call of ours may stay behind that nobody knows of.
      joining.call().hangUp();
      placed.takeBack(joining.call(), joining.callSid());
      forget(joining);
      throw e;
    }
  }

  private void begin(OwnLeg joining, Consumer<BackendEvent> events) {
    LegListener listener = (from, state) -> became(joining, from, state, events);
    switch (config.entry()) {
      case Entry.Dial(String uri) -> joining.call().dialled(dial(uri, joining.room(), listener));
      case Entry.Call(String uri, String from, URI document) ->
          place(
              joining,
              listener,
              () ->
                  api.createCall(
                      new NewCall(uri, from, room(document, joining.room()), Optional.empty())));
      case Entry.Add(String uri, String from) ->
          place(
              joining,
              listener,
              () ->
                  api.createParticipant(
                      joining.sid(), new NewCall(uri, from, "", Optional.empty())));
    }
  }

  private void place(OwnLeg joining, LegListener listener, Supplier<String> asking) {
    placed.place(
        joining.call(),
        listener,
        () -> {
          String callSid = asking.get();
          joining.identified(callSid);
          return callSid;
        });
  }

  private static String room(URI document, String room) {
    return document + "?room=" + URLEncoder.encode(room, UTF_8);
  }

  /** What its document will be asked for with, where the system passes that on. */
  private Leg dial(String uri, String room, LegListener listener) {
    boolean header = room.chars().noneMatch(Character::isISOControl);
    return parts
        .phone()
        .dial(uri, header ? List.of(new SipHeader("X-Room", room)) : List.of(), listener);
  }

  /** Sip thread. */
  private void became(OwnLeg of, Leg from, LegState state, Consumer<BackendEvent> events) {
    of.call().became(from, state);
    if (!of.isSeated()) {
      return;
    }
    if (state instanceof LegState.Up(boolean held)) {
      events.accept(new BackendEvent.LegChanged(of.membership(), held));
    } else if (state instanceof LegState.Down(String reason)) {
      forget(of);
      events.accept(new BackendEvent.LegDown(of.membership(), reason));
    }
  }

  /**
   * By what we were told when we asked for the call, by its answer, by the request for its
   * document, or as whoever is new in the conference and called from our telephone.
   */
  private void identify(OwnLeg joining, Leg answered, Instant until, BooleanSupplier abandoned) {
    OwnCall.callSid(answered)
        .filter(config.account().dialect()::isCall)
        .filter(_ -> joining.callSid().isEmpty())
        .ifPresent(joining::identified);
    while (joining.callSid().isEmpty()) {
      patient(joining, until, abandoned, "It is not known which call is ours");
      fromOurTelephone(joining).ifPresent(joining::identified);
    }
  }

  private Optional<String> fromOurTelephone(OwnLeg joining) {
    String ours = CallRecord.plain(config.telephone());
    Duration limit = config.pace().request();
    return api.participants(joining.sid(), limit).stream()
        .filter(ParticipantRecord::isMuted)
        .map(ParticipantRecord::callSid)
        .filter(
            sid ->
                api.call(sid, limit)
                    .filter(call -> CallRecord.plain(call.from()).equalsIgnoreCase(ours))
                    .isPresent())
        .findFirst();
  }

  /** Nobody hears us before we know that the conference has us, and muted. */
  private void seated(OwnLeg joining, Instant until, BooleanSupplier abandoned) {
    String self = joining.callSid().orElseThrow();
    while (true) {
      Optional<ParticipantRecord> seat = seat(joining.sid(), self);
      if (seat.isPresent() && seat.get().isMuted()) {
        return;
      }
      if (seat.isPresent()) {
        api.update(joining.sid(), self, new ParticipantUpdate.Mute(), config.pace().request());
      }
      patient(joining, until, abandoned, "Our call did not get into the conference, muted");
    }
  }

  private Optional<ParticipantRecord> seat(String conference, String self) {
    try {
      return Optional.of(api.participant(conference, self, config.pace().request()))
          .filter(ParticipantRecord::isSeated);
    } catch (BackendException e) {
      if (e.problem() instanceof BackendProblem.NotFound) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void patient(OwnLeg joining, Instant until, BooleanSupplier abandoned, String what) {
    if (joining.call().isDown() || abandoned.getAsBoolean()) {
      throw failed(new BackendProblem.NotFound("The call was given up"));
    }
    if (!clock.instant().isBefore(until)) {
      throw failed(
          new BackendProblem.Unconfirmed(
              what + " within " + config.pace().seat().toSeconds() + " s"));
    }
    parts.pauses().pause(LOOK);
  }

  /** The document of one of our calls was fetched: of ours, if we wait to be told which it is. */
  void documentFetched(String callSid, String from, String room) {
    dialling(from)
        .filter(joining -> joining.room().equals(room))
        .filter(_ -> config.account().dialect().isCall(callSid))
        .ifPresent(joining -> joining.identified(callSid));
  }

  /** Our leg, if it calls from there and it is not known yet which call it is. */
  Optional<OwnLeg> dialling(String from) {
    String ours = CallRecord.plain(config.telephone());
    return leg.filter(joining -> joining.callSid().isEmpty())
        .filter(_ -> CallRecord.plain(from).equalsIgnoreCase(ours));
  }

  void leave() {
    Optional<OwnLeg> leaving = leg;
    leaving.ifPresent(l -> placed.giveUp(l.call(), l.callSid()));
    leaving.ifPresent(l -> l.call().end(GOODBYE));
    leaving.ifPresent(this::forget);
  }

  void hangUp() {
    Optional<OwnLeg> ending = leg;
    ending.ifPresent(l -> placed.giveUp(l.call(), l.callSid()));
    ending.ifPresent(l -> l.call().hangUp());
    ending.ifPresent(this::forget);
  }

  private synchronized void forget(OwnLeg ended) {
    if (leg.equals(Optional.of(ended))) {
      leg = Optional.empty();
    }
  }

  private static BackendException failed(BackendProblem problem) {
    return new BackendException(problem);
  }
}
