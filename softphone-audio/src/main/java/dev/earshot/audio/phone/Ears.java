package dev.earshot.audio.phone;

import dev.earshot.mixer.Mixer;
import dev.earshot.mixer.port.PrivacyGate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The customers' ears of a telephone. Any thread. */
final class Ears {
  private final Mixer mixer;
  private final PrivacyGate gate;
  private final List<SipEar> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger count = new AtomicInteger();

  Ears(Mixer mixer, PrivacyGate gate) {
    this.mixer = mixer;
    this.gate = gate;
  }

  /** An ear that is still to be dialled, at {@code target} by {@code media}. */
  SipEar ear(SipLeg spoken, String target, MediaPath media, LegListener listener) {
    String id = "ear-" + count.incrementAndGet();
    EarSeat seat = new EarSeat(mixer, id + " of " + spoken.id(), spoken.media(), gate);
    SipLeg leg = new SipLeg(id, target, media, seat, listener, this::forget);
    SipEar ear = new SipEar(leg, seat);
    open.add(ear);
    return ear;
  }

  private void forget(SipLeg ended) {
    open.removeIf(ear -> ear.sipLeg() == ended);
  }

  void close() {
    open.forEach(SipEar::close);
  }
}
