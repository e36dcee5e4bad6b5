package dev.earshot.app.console;

import dev.earshot.app.supervision.Audience;
import dev.earshot.app.supervision.Certainty;
import dev.earshot.app.supervision.GatePolicy;
import dev.earshot.app.supervision.Hearing;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.ModePolicy;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.Session;
import dev.earshot.app.supervision.SessionState;
import dev.earshot.app.supervision.SpeakScope;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From a session to what the screen says about it. Pure. */
final class SessionViews {
  /** Whoever is meant to hear us hardly does then. */
  private static final String LOST = "But none of your audio arrives at the other side";

  private SessionViews() {}

  static SessionView of(Session session, Optional<SessionView.Measured> measured) {
    Audience audience = audience(session);
    return new SessionView(
        session.state(),
        session.conference(),
        session.self(),
        session.mode(),
        session.requested(),
        session.targets(),
        session.possibleTargets(),
        session.gateOpen(),
        gateReason(session),
        session.conditions().mutedByUser(),
        session.bargeAsked(),
        frame(session),
        audience,
        sentence(session, audience),
        perMode(mode -> preview(session, mode)),
        hearing(session, effective(session)),
        perMode(mode -> hearing(session, Known.requested(scopeOf(mode, session), asOf(session)))),
        unavailable(session),
        session.ear(),
        measured,
        session.guard(),
        WhisperTerms.of(session),
        session.capabilities().all());
  }

  private static String gateReason(Session session) {
    return session.gateOpen()
        ? ""
        : session.explanation().or(() -> GatePolicy.objection(session)).orElse("checking");
  }

  private static SessionView.Frame frame(Session session) {
    if (session.state() == SessionState.UNCERTAIN) {
      return SessionView.Frame.UNKNOWN;
    }
    if (!session.gateOpen()) {
      return SessionView.Frame.NOBODY;
    }
    return session.mode() == Mode.BARGE ? SessionView.Frame.EVERYONE : SessionView.Frame.WHISPER;
  }

  private static Audience audience(Session session) {
    return session
        .self()
        .map(
            me ->
                session.gateOpen()
                    ? arriving(
                        session, Audience.resolve(session.scope(), me, session.participants()))
                    : Audience.nobody(me, session.participants()))
        .orElse(Audience.EMPTY);
  }

  /** Whom nothing reaches cannot be said to hear us, whatever the conference would let through. */
  private static Audience arriving(Session session, Audience allowed) {
    return session.conditions().arrives()
        ? allowed
        : new Audience(
            List.of(),
            Stream.concat(allowed.surely().stream(), allowed.possibly().stream()).toList(),
            allowed.surelyNot());
  }

  /** What would be so once it is confirmed; that it is not yet so is said by the hollow cells. */
  private static Audience preview(Session session, Mode mode) {
    Known<SpeakScope> scope = Known.confirmed(scopeOf(mode, session), asOf(session));
    return session
        .self()
        .map(me -> Audience.resolve(scope, me, session.participants()))
        .orElse(Audience.EMPTY);
  }

  private static Instant asOf(Session session) {
    return session.scope().asOf();
  }

  /** Where nothing is ever confirmed, what was asked for is told as just that. */
  private static String sentence(Session session, Audience sure) {
    boolean lost = session.gateOpen() && !session.conditions().arrives();
    String known = knowable(session, sure) + (lost ? ". " + LOST : "");
    boolean whispers = session.gateOpen() && session.mode() == Mode.WHISPER;
    return switch (session.guard().state()) {
      case PROVED -> whispers ? known + ". Proved by ear" : known;
      case BLEED -> whispers ? known + ". The agent's handset plays you back" : known;
      case OFF, JOINING, LISTENING, LEAK, GONE -> known;
    };
  }

  private static String knowable(Session session, Audience sure) {
    if (!session.gateOpen() || session.capabilities().confirms()) {
      return sure.sentence(session::nameOf);
    }
    String how =
        session.scope().certainty() == Certainty.CONFIRMED
            ? "As asked, shown by the mixer. "
            : "Asked for, not confirmable. ";
    String asked = how + session.reach().sentence(session::nameOf);
    return session.doubt().map(doubt -> asked + " (" + doubt + ")").orElse(asked);
  }

  private static <T> Map<Mode, T> perMode(Function<Mode, T> view) {
    return Arrays.stream(Mode.values()).collect(Collectors.toMap(mode -> mode, view));
  }

  private static Map<Mode, String> unavailable(Session session) {
    Map<Mode, String> reasons = new EnumMap<>(Mode.class);
    for (Mode mode : Mode.values()) {
      ModePolicy.objection(session, mode).ifPresent(why -> reasons.put(mode, why));
    }
    return reasons;
  }

  /**
   * A shut gate is the surest of all: it is our own. Who would hear us is no more than asked for
   * while none of our audio arrives.
   */
  private static Known<SpeakScope> effective(Session session) {
    Known<SpeakScope> scope = session.scope();
    if (!session.gateOpen()) {
      return Known.confirmed(new SpeakScope.Nobody(), scope.asOf());
    }
    boolean sure = scope.certainty() == Certainty.CONFIRMED;
    return sure && !session.conditions().arrives()
        ? new Known<>(scope.value(), Certainty.REQUESTED, scope.asOf())
        : scope;
  }

  private static Hearing hearing(Session session, Known<SpeakScope> own) {
    return Hearing.of(
        session.participants().stream()
            .map((ObservedParticipant p) -> p.self() ? p.speakingTo(own) : p)
            .toList());
  }

  private static SpeakScope scopeOf(Mode mode, Session session) {
    return switch (mode) {
      case LISTEN -> new SpeakScope.Nobody();
      case WHISPER ->
          session
              .whisperTag()
              .<SpeakScope>map(SpeakScope.OnlyTag::new)
              .orElseGet(() -> new SpeakScope.OnlyCalls(Set.copyOf(session.targets())));
      case BARGE -> new SpeakScope.Everybody();
    };
  }
}
