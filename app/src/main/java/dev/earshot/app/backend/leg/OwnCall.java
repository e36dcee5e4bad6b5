package dev.earshot.app.backend.leg;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One call of ours to a conference, from dialling to its end. Any thread. */
public final class OwnCall {
  /** Say which member of the conference a call is; in the 200 OK, or the INVITE that calls us. */
  private static final List<String> CALL_SID = List.of("X-Call-Sid", "X-Twilio-CallSid");

  private final String system;
  private final Pauses pauses;
  private final CompletableFuture<Leg> up = new CompletableFuture<>();
  private final CompletableFuture<String> down = new CompletableFuture<>();
  private volatile Optional<Leg> leg = Optional.empty();

  /**
   * @param system that takes the call, as sentences begin with it
   */
  public OwnCall(String system, Pauses pauses) {
    this.system = system;
    this.pauses = pauses;
  }

  public Optional<Leg> leg() {
    return leg;
  }

  public void dialled(Leg dialled) {
    leg = Optional.of(dialled);
  }

  /** Sip thread. */
  public void became(Leg from, LegState state) {
    switch (state) {
      case LegState.Up _ -> up.complete(from);
      case LegState.Down(String reason) -> down.complete(reason);
      case LegState.Dialling _, LegState.Ringing _ -> {}
    }
  }

  /** Our call once it is answered. */
  public Leg awaitAnswer(Duration patience) {
    CompletableFuture<Object> decided = CompletableFuture.anyOf(up, down);
    if (!pauses.await(decided, patience)) {
      throw late(system + " did not answer our call", patience);
    }
    if (isDown()) {
      throw new BackendException(
          new BackendProblem.Unavailable(system + " did not take the call: " + down.join()));
    }
    return up.join();
  }

  public boolean isDown() {
    return down.isDone();
  }

  public void hangUp() {
    leg.ifPresent(Leg::hangUp);
  }

  /** Hangs up and waits until it is down. */
  public void end(Duration patience) {
    hangUp();
    if (leg.isPresent() && !pauses.await(down, patience)) {
      throw late("Our call did not end", patience);
    }
  }

  /** Which member of the conference a call is, if the other side says so. */
  public static Optional<String> callSid(Leg answered) {
    return CALL_SID.stream()
        .flatMap(name -> answered.header(name).stream())
        .map(String::strip)
        .findFirst();
  }

  private static BackendException late(String what, Duration patience) {
    return new BackendException(
        new BackendProblem.Unconfirmed(what + " within " + patience.toMillis() + " ms"));
  }
}
