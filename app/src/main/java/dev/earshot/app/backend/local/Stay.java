package dev.earshot.app.backend.local;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.CustomerEar;
import dev.earshot.app.backend.ear.PhoneEar;
import dev.earshot.app.backend.leg.OwnCall;
import dev.earshot.app.backend.leg.SupervisorPhone;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.audio.sip.SipHeader;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One stay in a room: our own call and where we sit. Any thread. */
final class Stay {
  private final long membership;
  private final String room;
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration GOODBYE = Duration.ofMillis(800);

  /** What the others see in their lists. */
  private static final String EAR = "Customer's ear (leak guard)";

  private final OwnCall call;
  private volatile Optional<Place> place = Optional.empty();

  /** Where we sit: known once the focus has answered. */
  record Place(UUID self, WhisperGroup group) {}

  Stay(long membership, String room, OwnCall call) {
    this.membership = membership;
    this.room = room;
    this.call = call;
  }

  long membership() {
    return membership;
  }

  String room() {
    return room;
  }

  OwnCall call() {
    return call;
  }

  Optional<Place> place() {
    return place;
  }

  Optional<UUID> self() {
    return place.map(Place::self);
  }

  /** Waits for the answer and learns from it who we are. */
  Place awaitPlace() {
    String self =
        OwnCall.callSid(call.awaitAnswer(ANSWER))
            .orElseThrow(() -> violation("The conference did not say who we are (X-Call-Sid)"));
    UUID sid = uuid(self);
    Place taken = new Place(sid, new WhisperGroup(sid));
    place = Optional.of(taken);
    // Place first, then the end: whoever ends meanwhile is seen here or reported as an event.
    if (call.isDown()) {
      throw new BackendException(new BackendProblem.Unavailable("The call ended at once"));
    }
    return taken;
  }

  /** A second call of ours into the same room, without a tag. */
  Optional<CustomerEar> listenAlong(SupervisorPhone phone, InetSocketAddress focus) {
    List<SipHeader> muted = List.of(new SipHeader("X-Muted", "true"));
    return call.leg()
        .flatMap(
            ours -> phone.listenAlong(ours, EAR, LocalUri.of(room, focus), muted, (_, _) -> {}))
        .map(PhoneEar::new);
  }

  /** Hangs up and waits for the end. */
  void leave() {
    call.end(GOODBYE);
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw violation("X-Call-Sid is no UUID: '" + text + "'");
    }
  }

  private static BackendException violation(String what) {
    return new BackendException(new BackendProblem.ProtocolViolation(what));
  }
}
