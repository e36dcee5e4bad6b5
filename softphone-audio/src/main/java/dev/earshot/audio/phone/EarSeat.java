package dev.earshot.audio.phone;

import dev.earshot.mixer.MixRoom;
import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.PendingChange;
import dev.earshot.mixer.RoomChange;
import dev.earshot.mixer.conference.Participant;
import dev.earshot.mixer.port.Port;
import dev.earshot.mixer.port.PrivacyGate;
import java.util.Optional;

/**
 * Where a customer's ear has its place: a mixer room in which there is nobody else, so that no
 * microphone can ever reach it. Guarded by its own lock.
 */
final class EarSeat implements Seats, AutoCloseable {
  private final MixRoom room;
  private final MediaPath spoken;
  private final PrivacyGate gate;
  private final int tickMillis;
  private volatile Optional<EarPort> port = Optional.empty();
  private int watch;
  private boolean closed;

  EarSeat(Mixer mixer, String name, MediaPath spoken, PrivacyGate gate) {
    this.room = mixer.openRoom(name);
    this.spoken = spoken;
    this.gate = gate;
    this.tickMillis = mixer.config().tickMillis();
  }

  /** Which watch it is, from now on or from when the ear is up. */
  synchronized void watch(int number) {
    watch = number;
    port.ifPresent(ear -> ear.watch(number));
  }

  Optional<EarPort> port() {
    return port;
  }

  /** Only {@link MediaPath} can be an ear: of whatever else, nothing could be sure to be silent. */
  @Override
  public synchronized PendingChange join(String leg, Port media) {
    if (closed || !(media instanceof MediaPath path)) {
      return _ -> new PendingChange.Outcome.Refused("no ear can sit here");
    }
    EarPort ear = new EarPort(path, spoken, gate, tickMillis);
    ear.watch(watch);
    port = Optional.of(ear);
    return room.apply(new RoomChange.Join(Participant.of(Desk.id(leg)), ear));
  }

  @Override
  public void leave(String leg, String why) {
    close();
  }

  @Override
  public void hold(String leg, boolean hold) {
    room.apply(new RoomChange.SetHeld(Desk.id(leg), hold));
  }

  /** Nobody talks to an ear. */
  @Override
  public void closeGateIfTalkingTo(String leg, String why) {}

  /** Nobody listens to it either. */
  @Override
  public void setVolume(String leg, int decibels) {}

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      room.close();
    }
  }
}
