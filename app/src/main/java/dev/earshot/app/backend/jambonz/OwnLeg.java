package dev.earshot.app.backend.jambonz;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.ConferenceKey;
import dev.earshot.app.supervision.Known;
import dev.earshot.app.supervision.SpeakScope;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.sip.SipHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One stay in a room: our own leg from dialling to the end, and what it was last told. */
final class OwnLeg {
  /** Measured: the 200 OK to our INVITE carries it, that to a re-INVITE does not. */
  static final String CALL_SID = "X-Call-Sid";

  private final long membership;
  private final ConferenceKey conference;
  private final String room;
  private final CompletableFuture<Leg> up = new CompletableFuture<>();
  private final CompletableFuture<String> down = new CompletableFuture<>();
  private volatile Optional<Leg> leg = Optional.empty();
  private volatile Optional<String> callSid = Optional.empty();
  private volatile Known<SpeakScope> scope = Known.unknown(Instant.EPOCH);

  /** Whom jambonz lets hear us once unmuted, if nothing happened in the room since. */
  private volatile Optional<Relation> relation = Optional.empty();

  /**
   * @param version of the room when it was established
   */
  record Relation(SpeakScope scope, long version) {}

  OwnLeg(long membership, ConferenceKey conference, String room) {
    this.membership = membership;
    this.conference = conference;
    this.room = room;
  }

  long membership() {
    return membership;
  }

  ConferenceKey conference() {
    return conference;
  }

  String room() {
    return room;
  }

  Optional<Leg> leg() {
    return leg;
  }

  Optional<String> callSid() {
    return callSid;
  }

  /** Who hears us according to what we asked for. */
  Known<SpeakScope> scope() {
    return scope;
  }

  void believe(Known<SpeakScope> now) {
    scope = now;
  }

  Optional<Relation> relation() {
    return relation;
  }

  void relates(Optional<Relation> now) {
    relation = now;
  }

  void dialled(Leg dialled) {
    leg = Optional.of(dialled);
  }

  void identified(String sid) {
    callSid = Optional.of(sid);
  }

  /** Sip thread. */
  void became(Leg from, LegState state) {
    switch (state) {
      case LegState.Up _ -> up.complete(from);
      case LegState.Down(String reason) -> {
        down.complete(reason);
        up.completeExceptionally(
            new BackendException(
                new BackendProblem.Unavailable("jambonz did not take the call: " + reason)));
      }
      case LegState.Dialling _, LegState.Ringing _ -> {}
    }
  }

  Leg awaitAnswer(Duration patience) {
    return await(up, patience, "jambonz did not answer our call");
  }

  boolean isDown() {
    return down.isDone();
  }

  /** Our call's SID as the answer says it. */
  static Optional<String> sidOf(Leg answered) {
    return answered.answerHeaders().stream()
        .filter(header -> header.name().equalsIgnoreCase(CALL_SID))
        .map(SipHeader::value)
        .map(String::strip)
        .filter(Uuids::isUuid)
        .findFirst();
  }

  void hangUp() {
    leg.ifPresent(Leg::hangUp);
  }

  void awaitDown(Duration patience) {
    if (leg.isPresent()) {
      await(down, patience, "Our call did not end");
    }
  }

  private static <T> T await(CompletableFuture<T> future, Duration patience, String what) {
    try {
      return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof BackendException known
          ? known
          : new BackendException(new BackendProblem.ProtocolViolation(what));
    } catch (TimeoutException e) {
      throw new BackendException(
          new BackendProblem.Unconfirmed(what + " within " + patience.toMillis() + " ms"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackendException(new BackendProblem.Unavailable("interrupted"));
    }
  }
}
