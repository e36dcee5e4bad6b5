package dev.earshot.app.backend.local;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import dev.earshot.audio.sip.SipHeader;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One stay in a room: our own leg from dialling to the end. Any thread. */
final class Stay {
  private final long membership;
  private final String room;
  private final CompletableFuture<Leg> up = new CompletableFuture<>();
  private final CompletableFuture<String> down = new CompletableFuture<>();
  private volatile Optional<Leg> leg = Optional.empty();
  private volatile Optional<Place> place = Optional.empty();

  /** Where we sit: known once the focus has answered. */
  record Place(UUID self, WhisperGroup group) {}

  Stay(long membership, String room) {
    this.membership = membership;
    this.room = room;
  }

  long membership() {
    return membership;
  }

  String room() {
    return room;
  }

  Optional<Leg> leg() {
    return leg;
  }

  Optional<Place> place() {
    return place;
  }

  Optional<UUID> self() {
    return place.map(Place::self);
  }

  void dialled(Leg dialled) {
    leg = Optional.of(dialled);
  }

  /** Sip thread. */
  void became(Leg from, LegState state) {
    switch (state) {
      case LegState.Up ignored -> up.complete(from);
      case LegState.Down(String reason) -> {
        down.complete(reason);
        up.completeExceptionally(
            new BackendException(
                new BackendProblem.Unavailable("The conference did not take the call: " + reason)));
      }
      case LegState.Dialling ignored -> {}
      case LegState.Ringing ignored -> {}
    }
  }

  /** Waits for the answer and learns from it who we are. */
  Place awaitPlace(Duration patience) {
    Leg answered = await(up, patience, "The conference did not answer");
    UUID self =
        answered.answerHeaders().stream()
            .filter(header -> header.name().equalsIgnoreCase("X-Call-Sid"))
            .findFirst()
            .map(SipHeader::value)
            .map(Stay::uuid)
            .orElseThrow(
                () ->
                    new BackendException(
                        new BackendProblem.ProtocolViolation(
                            "The conference did not say who we are (X-Call-Sid)")));
    Place taken = new Place(self, new WhisperGroup(self));
    place = Optional.of(taken);
    // Place first, then the end: whoever ends meanwhile is seen here or reported as an event.
    if (down.isDone()) {
      throw new BackendException(new BackendProblem.Unavailable("The call ended at once"));
    }
    return taken;
  }

  void hangUp() {
    leg.ifPresent(Leg::hangUp);
  }

  void awaitDown(Duration patience) {
    if (leg.isPresent()) {
      await(down, patience, "The call did not end");
    }
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text.strip());
    } catch (IllegalArgumentException e) {
      throw new BackendException(
          new BackendProblem.ProtocolViolation("X-Call-Sid is no UUID: '" + text + "'"));
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
