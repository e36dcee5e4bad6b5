package dev.earshot.app.console;

import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.ObservedConference;
import dev.earshot.app.supervision.ObservedParticipant;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Notices what the supervisor would not: that he talks into a shut gate, that his microphone
 * delivers nothing, that audio goes one way only, that somebody waits on hold for long. Owned by
 * whoever steps it, a few times a second.
 */
public final class Detectors {
  /** Louder than this is speech rather than a room. */
  private static final int SPEECH = -45;

  /** Quieter than this is no microphone but a dead line. */
  private static final int DEAD = -90;

  private static final Duration UNHEARD = Duration.ofSeconds(1);
  private static final Duration DEAD_FOR = Duration.ofSeconds(3);
  private static final Duration HOLD = Duration.ofSeconds(60);

  private final Lasting unheard =
      new Lasting(Alert.Kind.TALKING_UNHEARD, UNHEARD, "You are talking, but nobody hears you.");
  private final Lasting dead =
      new Lasting(Alert.Kind.MICROPHONE_SILENT, DEAD_FOR, "We hear nothing from your microphone.");
  private final Lasting oneWay =
      new Lasting(Alert.Kind.QUALITY, Duration.ZERO, "Audio does not go both ways.");
  private final Map<ParticipantKey, Instant> heldSince = new HashMap<>();
  private final Set<ParticipantKey> told = new HashSet<>();

  /**
   * @param microphone level in dBFS
   */
  public List<ConsoleEvent> step(Instant now, ConsoleSnapshot snapshot, int microphone) {
    List<ConsoleEvent> events = new ArrayList<>();
    SessionView session = snapshot.session();
    boolean wantsToBeHeard =
        session.state() == SessionState.WHISPER
            || session.state() == SessionState.BARGE
            || session.state() == SessionState.UNCERTAIN;
    boolean loud = microphone > SPEECH;
    unheard.step(wantsToBeHeard && !session.gateOpen() && loud, now, session, events);
    dead.step(session.gateOpen() && microphone < DEAD, now, session, events);
    oneWay.step(snapshot.dock().quality().isOneWay(), now, session, events);
    snapshot.conferences().forEach(conference -> holds(conference, now, events));
    forget(snapshot, events);
    return events;
  }

  private void holds(ObservedConference conference, Instant now, List<ConsoleEvent> events) {
    for (ObservedParticipant participant : conference.participants()) {
      if (!participant.held().isSurely(true)) {
        continue;
      }
      Instant since = heldSince.computeIfAbsent(participant.key(), key -> now);
      boolean isLong = Duration.between(since, now).compareTo(HOLD) >= 0;
      if (isLong && told.add(participant.key())) {
        events.add(
            new ConsoleEvent.AlertRaised(
                new Alert(
                    holdId(participant.key()),
                    since,
                    Alert.Kind.LONG_HOLD,
                    Optional.of(conference.key()),
                    participant.name() + " has been on hold for a minute")));
      }
    }
  }

  /** Whoever is not on hold any more. */
  private void forget(ConsoleSnapshot snapshot, List<ConsoleEvent> events) {
    Set<ParticipantKey> held = new HashSet<>();
    for (ObservedConference conference : snapshot.conferences()) {
      for (ObservedParticipant participant : conference.participants()) {
        if (participant.held().isSurely(true)) {
          held.add(participant.key());
        }
      }
    }
    heldSince.keySet().retainAll(held);
    for (ParticipantKey key : List.copyOf(told)) {
      if (!held.contains(key)) {
        told.remove(key);
        events.add(new ConsoleEvent.AlertCleared(holdId(key)));
      }
    }
  }

  private static String holdId(ParticipantKey key) {
    return "hold-" + key;
  }

  /** One condition that is an alert once it has lasted. */
  private static final class Lasting {
    private final Alert.Kind kind;
    private final Duration after;
    private final String what;
    private Optional<Instant> since = Optional.empty();
    private boolean raised;

    Lasting(Alert.Kind kind, Duration after, String what) {
      this.kind = kind;
      this.after = after;
      this.what = what;
    }

    void step(boolean holds, Instant now, SessionView session, List<ConsoleEvent> events) {
      if (!holds) {
        since = Optional.empty();
        if (raised) {
          raised = false;
          events.add(new ConsoleEvent.AlertCleared(kind.name()));
        }
        return;
      }
      Instant began = since.orElse(now);
      since = Optional.of(began);
      if (!raised && Duration.between(began, now).compareTo(after) >= 0) {
        raised = true;
        Optional<ConferenceKey> where = session.conference();
        events.add(new ConsoleEvent.AlertRaised(new Alert(kind.name(), began, kind, where, what)));
      }
    }
  }
}
