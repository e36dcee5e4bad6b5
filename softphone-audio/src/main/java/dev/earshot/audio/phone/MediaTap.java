package dev.earshot.audio.phone;

import dev.earshot.audio.dtmf.DigitMerge;
import dev.earshot.audio.dtmf.TelephoneEvents;
import dev.earshot.audio.rtp.MediaFlow;
import dev.earshot.audio.rtp.PacketTap;
import dev.earshot.audio.rtp.PlayoutFigures;
import dev.earshot.audio.rtp.RtpPacket;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a media path takes beside voice: from its session on the rtp thread, and by signalling. */
final class MediaTap implements PacketTap {
  private final IntConsumer onDigit;
  private final DigitMerge digits = new DigitMerge();
  private final TelephoneEvents events = new TelephoneEvents();
  private volatile Set<Integer> eventTypes = Set.of();
  private volatile MediaWatcher watcher = reason -> {};
  private volatile Supplier<PlayoutFigures> playout = () -> PlayoutFigures.UNKNOWN;
  private volatile @Nullable DtlsLink dtls;
  private volatile @Nullable Traversal traversal;
  private int eventSsrc;

  MediaTap(IntConsumer onDigit) {
    this.onDigit = onDigit;
  }

  /** Any thread: who hears of trouble from now on. */
  void watch(MediaWatcher by) {
    watcher = by;
  }

  MediaWatcher watcher() {
    return watcher;
  }

  /** Any thread: who takes handshakes from now on. */
  void handshakesTo(DtlsLink link) {
    dtls = link;
  }

  /** Any thread: who takes STUN from now on. */
  void stunTo(Traversal taker) {
    traversal = taker;
  }

  /** Any thread: who knows what becomes of packets. */
  void playoutBy(Supplier<PlayoutFigures> figures) {
    playout = figures;
  }

  /** Any thread: which types are telephone events from now on. */
  void expect(Set<Integer> types) {
    eventTypes = types;
  }

  @Override
  public boolean takes(RtpPacket packet, long arrivalNanos) {
    if (!eventTypes.contains(packet.payloadType())) {
      return false;
    }
    if (packet.ssrc() != eventSsrc) {
      eventSsrc = packet.ssrc();
      events.restart();
    }
    int digit =
        events.onPacket(
            packet.timestamp(), packet.data(), packet.payloadOffset(), packet.payloadLength());
    if (digit != TelephoneEvents.NONE) {
      dialled(DigitMerge.Way.RTP, digit, arrivalNanos);
    }
    return true;
  }

  /** A digit came; one that has come by the other way already is the same one. */
  void dialled(DigitMerge.Way way, int digit, long nanos) {
    if (digits.isNew(way, digit, nanos)) {
      onDigit.accept(digit);
      watcher.onDigit((char) digit);
    }
  }

  @Override
  public void onHandshake(InetSocketAddress source, byte[] data, int length) {
    DtlsLink link = dtls;
    if (link != null) {
      link.onDatagram(source, data, length);
    }
  }

  @Override
  public void onStun(InetSocketAddress source, byte[] data, int length) {
    DtlsLink link = dtls;
    if (link != null) {
      link.heardFrom(source);
    }
    Traversal taker = traversal;
    if (taker != null) {
      taker.onStun(source, data, length);
    }
  }

  @Override
  public void onStep(long nowNanos) {
    Traversal taker = traversal;
    if (taker != null) {
      taker.step(nowNanos);
    }
  }

  @Override
  public PlayoutFigures playout() {
    return playout.get();
  }

  @Override
  public void onFlow(MediaFlow flow) {
    watcher.onFlow(flow);
  }
}
