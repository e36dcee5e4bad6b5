package dev.earshot.audio.phone;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.codec.Codec;
import dev.earshot.audio.codec.ComfortNoise;
import dev.earshot.audio.sdp.Agreement;
import dev.earshot.audio.sdp.Direction;
import dev.earshot.audio.sdp.LocalMedia;
import dev.earshot.audio.sdp.OfferAnswer;
import dev.earshot.audio.sdp.Origin;
import dev.earshot.audio.sdp.PayloadFormat;
import dev.earshot.audio.sdp.SessionDescription;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Our side of the descriptions of one call: which formats we offer, the {@code o=} line, the last
 * offer. Guarded by {@link MediaPath}, which calls one method at a time.
 *
 * <p>After the first agreement only codecs of the same sample rate are negotiated, because the port
 * stands in a room.
 */
final class Negotiation {
  private static final int FIRST_DYNAMIC = 96;
  private static final int FIRST_EVENT = 101;
  private static final PayloadFormat NOISE =
      PayloadFormat.of(ComfortNoise.PAYLOAD_TYPE, ComfortNoise.ENCODING, ComfortNoise.CLOCK_RATE);

  private final MediaConfig config;
  private final long sessionId;
  private final MediaKeys keys;
  private final Reachability reach;
  private List<PayloadFormat> formats;
  private InetSocketAddress at;
  private long version;
  private String described = "";
  private LocalMedia offered;

  Negotiation(MediaConfig config, int port, long sessionId, MediaKeys keys, Reachability reach) {
    this.config = config;
    this.keys = keys;
    this.reach = reach;
    this.sessionId = sessionId;
    this.version = sessionId;
    this.at = new InetSocketAddress(config.address(), port);
    formats = formatsOf(config);
    offered = local(Direction.SENDRECV);
  }

  private static List<PayloadFormat> formatsOf(MediaConfig config) {
    List<PayloadFormat> formats = new ArrayList<>();
    List<PayloadFormat> events = new ArrayList<>();
    int dynamic = FIRST_DYNAMIC;
    for (Codec codec : config.available()) {
      int number = codec.payloadType() >= 0 ? codec.payloadType() : dynamic++;
      String parameters = codec.parameters(config.silenceSuppressed());
      formats.add(
          new PayloadFormat(
              number, codec.encoding(), codec.clockRate(), codec.channels(), parameters));
      if (events.stream().noneMatch(event -> event.clockRate() == codec.clockRate())) {
        events.add(
            PayloadFormat.of(
                FIRST_EVENT + events.size(), PayloadFormat.TELEPHONE_EVENT, codec.clockRate()));
      }
    }
    if (config.silenceSuppressed()) {
      formats.add(NOISE);
    }
    formats.addAll(events);
    return List.copyOf(formats);
  }

  String offer(Direction direction) {
    offered = local(direction);
    return print(OfferAnswer.offer(origin(), offered));
  }

  Parsed<OfferAnswer.Answered> answer(String offer, Direction wanted) {
    return switch (SessionDescription.parse(offer)) {
      case Parsed.Rejected<SessionDescription>(var reason, var position) ->
          new Parsed.Rejected<>(reason, position);
      case Parsed.Ok<SessionDescription>(var sdp) ->
          OfferAnswer.answer(sdp, origin(), withNoise(local(wanted)));
    };
  }

  Parsed<Agreement> accept(String answer) {
    return switch (SessionDescription.parse(answer)) {
      case Parsed.Rejected<SessionDescription>(var reason, var position) ->
          new Parsed.Rejected<>(reason, position);
      case Parsed.Ok<SessionDescription>(var sdp) -> OfferAnswer.accept(sdp, offered);
    };
  }

  /** From now on the sample rate stays. */
  void settle(int sampleRate) {
    formats =
        formats.stream()
            .filter(
                format -> codec(format).map(codec -> codec.sampleRate() == sampleRate).orElse(true))
            .toList();
  }

  /** Peers that pause in our ear may: we offer it only if we want to pause ourselves. */
  private static LocalMedia withNoise(LocalMedia local) {
    List<PayloadFormat> formats = new ArrayList<>(local.formats());
    if (!formats.contains(NOISE)) {
      formats.add(NOISE);
    }
    return local.with(formats);
  }

  /** Empty for what goes beside a codec. */
  static Optional<Codec> codec(PayloadFormat format) {
    return Codec.mapped(format.encoding(), format.clockRate());
  }

  /** The text to send; its version grows when anything else changed (RFC 3264 8). */
  String print(SessionDescription sdp) {
    String text = sdp.print();
    if (!text.equals(described)) {
      version++;
      Origin origin = origin();
      text =
          new SessionDescription(origin, sdp.name(), sdp.address(), sdp.attributes(), sdp.media())
              .print();
      described = text;
    }
    return text;
  }

  String sessionId() {
    return Long.toUnsignedString(sessionId);
  }

  private Origin origin() {
    return Origin.ours(sessionId, version, address());
  }

  /** Where others see us; what was told to the peer once stays. */
  private LocalMedia local(Direction direction) {
    if (described.isEmpty()) {
      at = reach.address().orElse(at);
    }
    return new LocalMedia(
            address(), at.getPort(), formats, config.packetMillis(), direction, keys.local())
        .with(reach.described());
  }

  /** Without the scope of IPv6, which means nothing to the peer. */
  private String address() {
    return at.getAddress().getHostAddress().split("%", 2)[0];
  }
}
