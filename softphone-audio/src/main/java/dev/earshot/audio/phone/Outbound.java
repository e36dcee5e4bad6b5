package dev.earshot.audio.phone;

import dev.earshot.audio.codec.Codec;
import dev.earshot.audio.codec.Encoder;
import dev.earshot.audio.codec.EncoderSettings;
import dev.earshot.audio.dtmf.TelephoneEventSender;
import dev.earshot.audio.rtp.RtpPacket;
import dev.earshot.audio.rtp.RtpSession;
import dev.earshot.audio.sdp.PayloadFormat;
import dev.earshot.mixer.port.MixFrame;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way from a frame to the network: gathers ticks into packets. At no time more than one packet
 * is being filled, so nothing older than that can leave after a newer frame. Owned by the mix
 * thread.
 *
 * <p>Packets end at the same ticks in all legs. So legs that heard the same {@link MixFrame} for a
 * whole packet need the same payload: the first of them encodes it, the others copy it.
 */
final class Outbound {
  /** What leaves in place of the frame. */
  enum Mode {
    VOICE,
    /** Packets without sound keep address translators and the peer's latch alive. */
    SILENCE,
    NOTHING
  }

  /** What must be equal for a payload to fit. */
  private record Kind(Codec codec, EncoderSettings settings, int samples) {}

  /** Telephone events, which take the voice's place. */
  private record Digits(int payloadType, TelephoneEventSender sender) {
    Digits(PayloadFormat format, int packetMillis) {
      this(format.payloadType(), new TelephoneEventSender(format.clockRate(), packetMillis));
    }
  }

  /** Comfort noise instead of silence. */
  private record Pauses(int payloadType, SilenceSuppression suppression) {
    Pauses(PayloadFormat format, int packetMillis) {
      this(format.payloadType(), new SilenceSuppression(packetMillis));
    }
  }

  private final RtpSession session;
  private final Encoder encoder;

  /** The encoder as it was before its last packet, if others sent the packet before that too. */
  private final Encoder before;

  private final Kind kind;
  private final int payloadType;
  private final int[] samples;
  private final int packetUnits;
  private final Optional<Digits> digits;
  private final Optional<Pauses> pauses;
  private int filled;
  private boolean talking;

  /** The frame of which alone this packet consists so far. */
  private @Nullable MixFrame only;

  /** Whose payload left last instead of an own one: its encoder is what the peer has heard. */
  private @Nullable Outbound followed;

  /** Packets that the followed one had encoded when it was followed. */
  private long followedCount;

  /** Whether another leg sent what this one encoded last. */
  private boolean lent;

  private long encoded;
  private int payloadBytes;

  Outbound(RtpSession session, MediaPlan plan) {
    this.session = session;
    Codec codec = plan.codec();
    payloadType = plan.agreed().codec().payloadType();
    encoder = codec.newEncoder(plan.encoderSettings());
    before = codec.newEncoder(plan.encoderSettings());
    samples = new int[codec.sampleRate() / 1000 * plan.packetMillis()];
    packetUnits = codec.timestampUnits(samples.length);
    kind = new Kind(codec, plan.encoderSettings(), samples.length);
    digits = plan.events().map(format -> new Digits(format, plan.packetMillis()));
    pauses = plan.noise().map(format -> new Pauses(format, plan.packetMillis()));
  }

  /** Any thread. */
  boolean sendDigit(char digit) {
    return digits.isPresent() && digits.get().sender.offer(digit);
  }

  void write(MixFrame mix, Mode mode) {
    int[] frame = mix.samples();
    if (samples.length % frame.length == 0) {
      align(mix, frame.length);
    }
    if (filled == 0) {
      only = mix;
    }
    if (only != mix || mode != Mode.VOICE) {
      only = null;
    }
    for (int taken = 0; taken < frame.length; ) {
      int count = Math.min(frame.length - taken, samples.length - filled);
      fill(frame, taken, count, mode);
      taken += count;
      if (filled == samples.length) {
        filled = 0;
        send(mode, samples.length % frame.length == 0 ? only : null);
      }
    }
  }

  /** The tick's number says where in a packet it belongs; what is missing before it is silent. */
  private void align(MixFrame mix, int tickSamples) {
    int ticks = samples.length / tickSamples;
    int place = (int) Math.floorMod(mix.tick(), (long) ticks) * tickSamples;
    if (place != filled) {
      Arrays.fill(samples, Math.min(place, filled), place, 0);
      filled = place;
      only = null;
    }
  }

  private void fill(int[] frame, int from, int count, Mode mode) {
    if (mode == Mode.VOICE) {
      System.arraycopy(frame, from, samples, filled, count);
    } else {
      // Also what waits from before the hold must not leave any more.
      Arrays.fill(samples, 0, filled + count, 0);
    }
    filled += count;
  }

  private void send(Mode mode, @Nullable MixFrame equal) {
    boolean talked = false;
    if (mode != Mode.NOTHING && !sendsDigit() && !pauses()) {
      talked = sendVoice(equal);
    }
    talking = talked;
    session.advance(packetUnits);
  }

  private boolean sendVoice(@Nullable MixFrame equal) {
    if (equal == null) {
      encode();
    } else if (equal.shared(kind) instanceof Outbound first) {
      copy(first);
    } else {
      encode();
      equal.share(kind, this);
    }
    if (payloadBytes > 0) {
      session.send(!talking, payloadType, payloadBytes);
    }
    return payloadBytes > 0;
  }

  private boolean sendsDigit() {
    if (digits.isEmpty() || !digits.get().sender.next()) {
      return false;
    }
    TelephoneEventSender sender = digits.get().sender;
    sender.write(session.outgoing(), RtpPacket.HEADER_BYTES);
    session.send(
        sender.isFirst(),
        digits.get().payloadType,
        TelephoneEventSender.PAYLOAD_BYTES,
        sender.packetsBehind() * packetUnits);
    return true;
  }

  /** Whether this packet's time passes in silence; then the peer is told how it sounds. */
  private boolean pauses() {
    if (pauses.isEmpty()) {
      return false;
    }
    SilenceSuppression suppression = pauses.get().suppression;
    SilenceSuppression.Step step = suppression.next(samples);
    if (step == SilenceSuppression.Step.DESCRIBE) {
      session.outgoing()[RtpPacket.HEADER_BYTES] = (byte) suppression.level();
      session.send(false, pauses.get().payloadType, 1);
    }
    return step != SilenceSuppression.Step.TALK;
  }

  private void encode() {
    if (followed != null) {
      encoder.continueFrom(followed.stateAfter(followedCount));
      followed = null;
    }
    if (lent) {
      // Who sent the last packet with us may go on alone from there, but only after this one.
      before.continueFrom(encoder);
      lent = false;
    }
    payloadBytes =
        encoder.encode(samples, samples.length, session.outgoing(), RtpPacket.HEADER_BYTES);
    encoded++;
  }

  private Encoder stateAfter(long packets) {
    return packets == encoded ? encoder : before;
  }

  private void copy(Outbound first) {
    System.arraycopy(
        first.session.outgoing(),
        RtpPacket.HEADER_BYTES,
        session.outgoing(),
        RtpPacket.HEADER_BYTES,
        first.payloadBytes);
    payloadBytes = first.payloadBytes;
    followed = first;
    followedCount = first.encoded;
    first.lent = true;
  }
}
