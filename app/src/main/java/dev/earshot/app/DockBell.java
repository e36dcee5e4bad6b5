package dev.earshot.app;

import dev.earshot.app.console.DockView;
import dev.earshot.app.desk.Bell;
import dev.earshot.app.desk.Peer;
import dev.earshot.app.desk.Ringer;
import dev.earshot.audio.device.AudioDevice;
import dev.earshot.audio.device.DevicePreference;
import dev.earshot.audio.phone.Leg;
import dev.earshot.audio.phone.LegState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who calls the supervisor's telephone, and the bell. One call at a time: it rings, is answered or
 * turned away, and is heard from then on without hearing anybody. Belongs to the {@code devices}
 * thread.
 */
final class DockBell {
  /** As long as most networks let it ring. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Ringer bell;
  private final Consumer<String> journal;
  private AudioDevice wish = new AudioDevice(Bell.HEADSET, "Headset");
  private Optional<Leg> call = Optional.empty();
  private Instant since = Instant.EPOCH;
  private boolean answered;
  private String notice = "";

  /**
   * @param journal takes sentences for the timeline
   */
  DockBell(Ringer bell, Consumer<String> journal) {
    this.bell = bell;
    this.journal = journal;
  }

  /**
   * From now on it rings there, by id or name.
   *
   * @param there speakers of this machine
   */
  void use(AudioDevice device, List<AudioDevice> there) {
    wish = device;
    notice = bell.use(spec(there));
  }

  private String spec(List<AudioDevice> there) {
    return DevicePreference.NONE
        .prefer(wish)
        .wanted(there)
        .map(AudioDevice::spec)
        .orElse(wish.spec());
  }

  /** Where the user wants it to ring. */
  AudioDevice wish() {
    return wish;
  }

  /**
   * Somebody calls; who comes while there is a call is turned away.
   *
   * @param automatic whether he is answered without anybody's doing
   */
  void calls(Leg leg, boolean automatic, Instant now, List<AudioDevice> there) {
    if (call.isPresent()) {
      leg.decline(486, "Busy Here");
      journal.accept("Refused the call of " + Peer.name(leg.peer()) + ": there is a call already");
      return;
    }
    call = Optional.of(leg);
    since = now;
    answered = automatic;
    if (automatic) {
      journal.accept("Answered the call of " + Peer.name(leg.peer()) + ": it does not hear you");
    } else {
      journal.accept(Peer.name(leg.peer()) + " calls");
      String placed = bell.use(spec(there));
      notice = placed.isEmpty() ? bell.ring() : placed;
    }
  }

  /** Looks what became of the call. */
  void step(Instant now) {
    call.ifPresent(leg -> step(leg, now));
  }

  private void step(Leg leg, Instant now) {
    boolean rings = leg.state() instanceof LegState.Ringing;
    if (leg.state() instanceof LegState.Down(String reason)) {
      over(leg, reason);
    } else if (!rings) {
      quiet();
      answered = true;
    } else if (!answered && !now.isBefore(since.plus(PATIENCE))) {
      leg.decline(480, "Temporarily Unavailable");
      over(leg, "nobody answered");
    }
  }

  private void over(Leg leg, String reason) {
    quiet();
    call = Optional.empty();
    journal.accept("The call of " + Peer.name(leg.peer()) + " is over: " + reason);
  }

  private void quiet() {
    bell.stop();
    notice = "";
  }

  /** The user takes it; it does not hear him. */
  void answer() {
    quiet();
    call.ifPresent(Leg::answer);
  }

  /** The user does not take it, or ends it. */
  void end() {
    quiet();
    call.ifPresent(
        leg -> {
          if (answered) {
            leg.hangUp();
          } else {
            leg.decline(603, "Decline");
          }
        });
  }

  /** Why the bell is not heard, in a sentence; empty if it is, or is not to. */
  String notice() {
    return notice;
  }

  DockView.Bell view() {
    return new DockView.Bell(
        wish.spec(), call.map(leg -> new DockView.Incoming(Peer.name(leg.peer()), answered)));
  }
}
