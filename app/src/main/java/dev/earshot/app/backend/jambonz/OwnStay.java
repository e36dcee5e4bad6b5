package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.leg.PlacedCalls;
import dev.earshot.app.backend.leg.SupervisorPhone;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.Known;
import dev.earshot.audio.phone.CustomerEar;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegListener;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.sip.SipHeader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** At most one leg of ours at a time: how it gets into a room and out of it. Any thread. */
final class OwnStay {
  private static final Duration GOODBYE = Duration.ofMillis(800);
  private static final Duration LOOK = Duration.ofMillis(250);

  /** What the others see in their lists. */
  static final String EAR = "Customer's ear (leak guard)";

  private final JambonzConfig config;
  private final JambonzParts parts;
  private final InstantSource clock;
  private final PlacedCalls placed;
  private volatile Optional<OwnLeg> leg = Optional.empty();

  OwnStay(JambonzConfig config, JambonzParts parts, InstantSource clock) {
    this.config = config;
    this.parts = parts;
    this.clock = clock;
    placed = new PlacedCalls(parts.phone().expected(), parts.api()::hangUp);
  }

  Optional<OwnLeg> leg() {
    return leg;
  }

  SupervisorPhone phone() {
    return parts.phone();
  }

  /** Dials, waits for the answer, and learns which call is ours. */
  OwnLeg enter(OwnLeg joining, BooleanSupplier abandoned, Consumer<BackendEvent> events) {
    synchronized (this) {
      if (leg.isPresent() || abandoned.getAsBoolean()) {
        throw new BackendException(
            new BackendProblem.InvalidState("There is still a call in another conference"));
      }
      leg = Optional.of(joining);
    }
    try {
      begin(joining, events);
      Leg answered = joining.call().awaitAnswer(config.pace().room());
      joining.identified(identify(joining, answered));
      if (joining.call().isDown() || abandoned.getAsBoolean()) {
        throw new BackendException(new BackendProblem.NotFound("The call was given up"));
      }
      return joining;
    } catch (RuntimeException e) {
      // Whatever it was: no call of ours may stay behind that nobody knows of.
      joining.call().hangUp();
      placed.takeBack(joining.call(), joining.callSid());
      forget(joining);
      throw e;
    }
  }

  /**
   * A second call of ours into the same room, without a tag.
   *
   * @param known is told which call it is as soon as jambonz says so
   */
  Optional<CustomerEar> listenAlong(Consumer<String> known) {
    Optional<OwnLeg> inside = leg;
    if (inside.isEmpty()
        || inside.get().call().leg().isEmpty()
        || !(config.entry() instanceof Entry.DialApplication(String application, String realm))) {
      return Optional.empty();
    }
    return parts
        .phone()
        .listenAlong(
            inside.get().call().leg().get(),
            EAR,
            applicationUri(application, realm),
            List.of(
                new SipHeader("X-Room", inside.get().room()),
                new SipHeader("X-Mode", "listen"),
                new SipHeader("X-Role", "ear")),
            (ear, state) -> {
              if (state instanceof LegState.Up) {
                OwnLeg.sidOf(ear).ifPresent(known);
              }
            });
  }

  private void begin(OwnLeg joining, Consumer<BackendEvent> events) {
    if (joining.room().chars().anyMatch(Character::isISOControl)) {
      throw new BackendException(
          new BackendProblem.Rejected(true, "The room's name cannot be a header"));
    }
    LegListener listener = (from, state) -> became(joining, from, state, events);
    switch (config.entry()) {
      case Entry.DialApplication(String application, String realm) ->
          joining
              .call()
              .dialled(dial(applicationUri(application, realm), joining.room(), listener));
      case Entry.CallUser(String user, String application) ->
          place(joining, NewCall.into(user, application, joining.room()), listener);
      case Entry.CallUserWithVerbs(String user) ->
          place(joining, NewCall.withVerbs(user, joining.room()), listener);
    }
  }

  private void place(OwnLeg joining, NewCall call, LegListener listener) {
    placed.place(
        joining.call(),
        listener,
        () -> {
          String callSid = parts.api().createCall(call);
          joining.identified(callSid);
          return callSid;
        });
  }

  private Leg dial(String uri, String room, LegListener listener) {
    return parts
        .phone()
        .dial(
            uri,
            List.of(
                new SipHeader("X-Room", room),
                new SipHeader("X-Mode", "listen"),
                new SipHeader("X-Role", "supervisor")),
            listener);
  }

  /**
   * Only a UUID goes into the user part: one with {@code tag=} in it breaks jambonz's answers
   * (B19), and {@code conference-…} would be an unmuted moderator.
   */
  private static String applicationUri(String application, String realm) {
    if (!Uuids.isUuid(application)) {
      throw new BackendException(
          new BackendProblem.Rejected(true, "application_sid is no UUID: '" + application + "'"));
    }
    return "sip:app-" + application + "@" + realm;
  }

  /** Sip thread. */
  private void became(OwnLeg of, Leg from, LegState state, Consumer<BackendEvent> events) {
    of.call().became(from, state);
    if (of.callSid().isEmpty()) {
      return;
    }
    if (state instanceof LegState.Up(boolean held)) {
      events.accept(new BackendEvent.LegChanged(of.membership(), held));
    } else if (state instanceof LegState.Down(String reason)) {
      forget(of);
      events.accept(new BackendEvent.LegDown(of.membership(), reason));
    }
  }

  /** By the answer's header, else by an event, else by the list of calls. */
  private String identify(OwnLeg joining, Leg answered) {
    Optional<String> named = OwnLeg.sidOf(answered);
    Instant until = clock.instant().plus(config.pace().request());
    while (named.isEmpty() && clock.instant().isBefore(until)) {
      named = joining.callSid().or(() -> listed(answered.callId()));
      if (named.isEmpty()) {
        parts.pauses().pause(LOOK);
      }
    }
    return named.orElseThrow(
        () ->
            new BackendException(
                new BackendProblem.ProtocolViolation(
                    "jambonz did not say which call is ours (X-Call-Sid)")));
  }

  private Optional<String> listed(String callId) {
    return parts.api().calls().stream()
        .filter(call -> call.callId().equals(callId) || call.sbcCallId().equals(callId))
        .map(CallRecord::callSid)
        .findFirst();
  }

  void leave() {
    Optional<OwnLeg> leaving = leg;
    leaving.ifPresent(this::unheard);
    leaving.ifPresent(l -> l.call().end(GOODBYE));
    leaving.ifPresent(this::forget);
  }

  void hangUp() {
    Optional<OwnLeg> ending = leg;
    ending.ifPresent(this::unheard);
    ending.ifPresent(l -> l.call().hangUp());
    ending.ifPresent(this::forget);
  }

  /** Whatever its socket says from now on concerns nobody; should it still ring, it is refused. */
  private void unheard(OwnLeg leaving) {
    leaving.believe(Known.unknown(clock.instant()));
    placed.giveUp(leaving.call(), leaving.callSid());
  }

  private synchronized void forget(OwnLeg ended) {
    if (leg.equals(Optional.of(ended))) {
      leg = Optional.empty();
    }
  }
}
