package dev.earshot.app.backend;

import dev.earshot.app.console.ConsoleStore;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.ParticipantKey;
import dev.earshot.app.supervision.SessionState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A console over one adapter and its fake conference system, all in virtual time: what the contract
 * asks of every system alike. The fake knows who really hears whom.
 */
public interface ContractWorld {
  /** What can become of a request. */
  enum Failure {
    CLIENT_ERROR,
    SERVER_ERROR,
    TIMEOUT,
    RESET,
    /** Carried out, but nothing says so. */
    LOST
  }

  /** A request as it bears on who hears us. */
  enum Wire {
    MUTE,
    /** Lets somebody hear us who did not. */
    WIDER,
    OTHER
  }

  VirtualTime time();

  SteppedLoop loop();

  ConsoleStore store();

  ConferenceBackend backend();

  EarMeter meter();

  /** The console begins to look, and then a room begins. */
  void begins();

  /** The room is there no more, and says so. */
  void ends();

  /** Another room of the same name begins. */
  void beginsAgain();

  /** Somebody joins who is an agent as surely as this system can tell. */
  ParticipantKey agent();

  ParticipantKey customer();

  void leaves(ParticipantKey who);

  /** What a user must do here before he can whisper to the agents; in a conference. */
  void aim();

  /** To whom the system passes our voice on, whatever our gate does. */
  Set<ParticipantKey> passedOnTo();

  /** Who is really there beside us. */
  Set<ParticipantKey> others();

  /** The tag somebody really has. */
  Optional<String> tagOf(ParticipantKey who);

  /** Requests so far, in order. */
  List<Wire> wire();

  /** Periodic requests so far. */
  int polls();

  /** Times we hung up. */
  int hangUps();

  /** What a whisper asks of the system, and joining and leaving do not. */
  List<String> actions();

  /** The next requests of a kind fail so. */
  void fail(String action, Failure how, int times);

  /** From now on nothing reaches the system and nothing comes from it, and that can be noticed. */
  void unplug();

  void plugIn();

  /** Periodic requests are not answered any more. */
  void pollsHang();

  /** From now on news take their time, overtake one another and come twice. */
  void unordered(Random random);

  /** Whether newcomers hear a whisper until it is made anew, whatever we do (B8). */
  boolean newcomersHear();

  /** How long news are on their way. */
  Duration eventLatency();

  /** A second console over the same fake; it sees the same conferences. */
  ContractWorld colleague();

  /** What a user does to get into the room. */
  default void enter() {
    loop().user().watch(room());
  }

  default ConferenceKey room() {
    return store().snapshot().conferences().getFirst().key();
  }

  default void pass(Duration duration) {
    loop().steps();
    time().advance(duration);
    loop().steps();
  }

  /** Does it then, in the middle of whatever is going on. */
  default void in(Duration delay, Runnable action) {
    time()
        .after(
            delay,
            () -> {
              action.run();
              loop().steps();
            });
  }

  /** The last things told, for messages of tests. */
  default String timeline() {
    StringBuilder text = new StringBuilder();
    store().snapshot().timeline().stream()
        .limit(12)
        .forEach(e -> text.append("\n  ").append(e.what()).append(" | ").append(e.detail()));
    return text.toString();
  }

  default void assertState(SessionState expected) {
    if (loop().session().state() != expected) {
      throw new AssertionError(
          "expected " + expected + " but is " + loop().session().state() + " " + timeline());
    }
  }
}
