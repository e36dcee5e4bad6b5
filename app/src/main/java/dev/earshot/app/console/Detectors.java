package dev.earshot.app.console;

import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Notices of the supervisor's own voice what he would not: that he talks into a shut gate, that his
 * microphone delivers nothing, that audio goes one way only. Owned by whoever steps it, a few times
 * a second.
 */
public final class Detectors {
  /** Louder than this is speech rather than a room. */
  private static final int SPEECH = -45;

  /** Quieter than this is no microphone but a dead line. */
  private static final int DEAD = -90;

  private static final Duration UNHEARD = Duration.ofSeconds(1);
  private static final Duration DEAD_FOR = Duration.ofSeconds(3);

  private final Lasting unheard =
      new Lasting(Alert.Kind.TALKING_UNHEARD, UNHEARD, "You are talking, but nobody hears you.");
  private final Lasting dead =
      new Lasting(Alert.Kind.MICROPHONE_SILENT, DEAD_FOR, "We hear nothing from your microphone.");
  private final Lasting oneWay =
      new Lasting(Alert.Kind.QUALITY, Duration.ZERO, "Audio does not go both ways.");

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
    return events;
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
