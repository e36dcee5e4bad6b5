package dev.earshot.audio.phone;

import dev.earshot.audio.codec.Codec;
import dev.earshot.audio.codec.ComfortNoise;
import dev.earshot.audio.codec.Decoder;
import dev.earshot.audio.codec.EncoderSettings;
import dev.earshot.audio.rtp.RtpRemote;
import dev.earshot.audio.sdp.Agreement;
import dev.earshot.audio.sdp.PayloadFormat;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an agreement means for the stages of a media path. Immutable.
 *
 * @param codec what we send
 * @param packetMillis duration of the packets we send
 * @param silenceSuppressed whether we want to pause while nothing is said
 */
record MediaPlan(Agreement agreed, Codec codec, int packetMillis, boolean silenceSuppressed) {
  static MediaPlan of(Agreement agreed, MediaConfig config) {
    // The codec is one of ours, or there were no agreement.
    Codec codec = Negotiation.codec(agreed.codec()).orElseThrow();
    int millis = codec.packetMillis(packetMillis(agreed, config));
    return new MediaPlan(agreed, codec, millis, config.silenceSuppressed());
  }

  /** What the peer asks for, if it is a usual duration that fits its maximum, else our own. */
  private static int packetMillis(Agreement agreed, MediaConfig config) {
    int asked = agreed.packetMillis();
    int wanted = asked >= 10 && asked <= 40 && asked % 10 == 0 ? asked : config.packetMillis();
    int most = agreed.maxPacketMillis();
    return most >= 10 && most < wanted ? most / 10 * 10 : wanted;
  }

  /** Whether the streams of another plan can go on under this one. */
  boolean carriesOn(MediaPlan former) {
    return packetMillis == former.packetMillis
        && agreed.codec().equals(former.agreed.codec())
        && agreed.sends().equals(former.agreed.sends())
        && agreed.receives().equals(former.agreed.receives());
  }

  RtpRemote remote() {
    Set<Integer> types = new HashSet<>(heard().keySet());
    types.addAll(eventTypes());
    return new RtpRemote(
        agreed.rtp(),
        agreed.rtcp(),
        agreed.muxed(),
        codec.clockRate(),
        agreed.direction().receives(),
        agreed.metrics(),
        types);
  }

  /** Types of the telephone events that may come. */
  Set<Integer> eventTypes() {
    return agreed.receives().stream()
        .filter(PayloadFormat::isTelephoneEvent)
        .map(PayloadFormat::payloadType)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What may come in the room's sample rate, by type; empty for comfort noise. */
  private Map<Integer, Optional<Codec>> heard() {
    Map<Integer, Optional<Codec>> heard = new HashMap<>();
    if (codec.clockRate() == ComfortNoise.CLOCK_RATE) {
      // Some peers send it unasked.
      heard.put(ComfortNoise.PAYLOAD_TYPE, Optional.empty());
    }
    for (PayloadFormat format : agreed.receives()) {
      Optional<Codec> candidate = Negotiation.codec(format);
      if (format.isComfortNoise()
          || candidate.filter(c -> c.sampleRate() == codec.sampleRate()).isPresent()) {
        heard.put(format.payloadType(), candidate);
      }
    }
    return heard;
  }

  /** A fresh decoder for everything that may come, by type, with its clock. */
  Map<Integer, TypedDecoder> decoders() {
    Map<Integer, TypedDecoder> decoders = new HashMap<>();
    heard().forEach((type, candidate) -> decoders.put(type, decoder(candidate)));
    return decoders;
  }

  private TypedDecoder decoder(Optional<Codec> candidate) {
    return candidate
        .map(known -> new TypedDecoder(known.newDecoder(), known.clockRate()))
        .orElseGet(
            () -> new TypedDecoder(new ComfortNoise(codec.sampleRate()), ComfortNoise.CLOCK_RATE));
  }

  EncoderSettings encoderSettings() {
    return new EncoderSettings(agreed.codec().parameters(), silenceSuppressed);
  }

  /** How we send digits, if the peer takes them. */
  Optional<PayloadFormat> events() {
    return agreed.sends().stream().filter(PayloadFormat::isTelephoneEvent).findFirst();
  }

  /** How we tell that we pause, if we want to and the peer understands. */
  Optional<PayloadFormat> noise() {
    return agreed.sends().stream()
        .filter(format -> silenceSuppressed && format.isComfortNoise())
        .findFirst();
  }

  /** A decoder and the clock of its timestamps. */
  record TypedDecoder(Decoder decoder, int clockRate) {}
}
