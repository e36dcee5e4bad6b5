package dev.earshot.audio.sdp;

import dev.earshot.audio.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Offer and answer (RFC 3264) for one audio stream, as functions.
 *
 * <p>Our rule for the codec: the offer's order decides, ours only shapes our own offers. An answer
 * names one codec, so that nobody changes it without asking (RFC 3264 10.2), and telephone events.
 */
public final class OfferAnswer {
  private static final String ALL_DIGITS = "0-15";
  private static final String MUX = "rtcp-mux";

  private OfferAnswer() {}

  /** An answer and what it means. */
  public record Answered(SessionDescription answer, Agreement agreement) {}

  public static SessionDescription offer(Origin origin, LocalMedia local) {
    List<Attribute> transport = new ArrayList<>(local.security().offer());
    // RFC 5761 5.1.1: who knows nothing of it takes the other port.
    transport.add(Attribute.flag(MUX));
    transport.add(rtcp(local));
    transport.add(metrics());
    local.ice().map(IceDescription::attributes).ifPresent(transport::addAll);
    String protocol = local.security().offerProtocol();
    return describe(origin, local, List.of(audioLine(protocol, local, transport)));
  }

  /** Answers an offer; refused streams stay in place with port 0 (RFC 3264 6). */
  public static Parsed<Answered> answer(SessionDescription offer, Origin origin, LocalMedia local) {
    return switch (AudioLine.find(offer, new SecurityRules(local.security(), true))) {
      case Parsed.Rejected<AudioLine>(var reason, var position) ->
          new Parsed.Rejected<>(reason, position);
      case Parsed.Ok<AudioLine>(var line) -> answer(offer, line, origin, local);
    };
  }

  private static Parsed<Answered> answer(
      SessionDescription offer, AudioLine line, Origin origin, LocalMedia local) {
    Optional<PayloadFormat> codec = firstCommon(line.payloads(), local.formats());
    if (codec.isEmpty()) {
      return noCommonCodec("offered", line.payloads());
    }
    List<PayloadFormat> beside = beside(line.payloads(), local.formats(), codec.get());
    List<PayloadFormat> formats = new ArrayList<>(List.of(ours(codec.get(), local.formats())));
    beside.forEach(format -> formats.add(ours(format, local.formats())));
    Direction direction = local.direction().and(line.direction().reversed());
    boolean checks = local.ice().isPresent() && line.ice().isPresent();
    Agreement agreement =
        line.agreement(codec.get(), beside, formats, direction, line.muxed(), checks);
    LocalMedia answered = local.with(formats).with(direction);
    List<Attribute> transport = transport(line, local, checks);
    List<MediaDescription> media = new ArrayList<>();
    int used = offer.media().indexOf(line.media());
    for (MediaDescription offered : offer.media()) {
      media.add(
          media.size() == used
              ? audioLine(offered.protocol(), answered, transport)
              : offered.refused());
    }
    return new Parsed.Ok<>(new Answered(describe(origin, local, media), agreement));
  }

  /** How an answered line is carried. */
  private static List<Attribute> transport(AudioLine line, LocalMedia local, boolean checks) {
    List<Attribute> transport = new ArrayList<>(local.security().answer(line.security()));
    transport.add(line.muxed() ? Attribute.flag(MUX) : rtcp(local));
    if (line.wantsMetrics()) {
      transport.add(metrics());
    }
    if (checks) {
      local.ice().map(IceDescription::attributes).ifPresent(transport::addAll);
    }
    return transport;
  }

  /** Reads the answer to an offer of ours. */
  public static Parsed<Agreement> accept(SessionDescription answer, LocalMedia offered) {
    return switch (AudioLine.find(answer, new SecurityRules(offered.security(), false))) {
      case Parsed.Rejected<AudioLine>(var reason, var position) ->
          new Parsed.Rejected<>(reason, position);
      case Parsed.Ok<AudioLine>(var line) -> accept(line, offered);
    };
  }

  private static Parsed<Agreement> accept(AudioLine line, LocalMedia offered) {
    Optional<PayloadFormat> codec = firstCommon(line.payloads(), offered.formats());
    if (codec.isEmpty()) {
      return noCommonCodec("answered", line.payloads());
    }
    // The peer sends with the numbers of our offer, whatever numbers it wants from us.
    List<PayloadFormat> receives =
        offered.formats().stream()
            .filter(ours -> line.payloads().stream().anyMatch(ours::isSameEncoding))
            .toList();
    Direction direction = offered.direction().and(line.direction().reversed());
    List<PayloadFormat> beside = beside(line.payloads(), offered.formats(), codec.get());
    boolean checks = offered.ice().isPresent();
    return new Parsed.Ok<>(
        line.agreement(codec.get(), beside, receives, direction, line.muxed(), checks));
  }

  private static Optional<PayloadFormat> firstCommon(
      List<PayloadFormat> theirs, List<PayloadFormat> ours) {
    return theirs.stream()
        .filter(PayloadFormat::isVoice)
        .filter(format -> ours.stream().anyMatch(format::isSameEncoding))
        .findFirst();
  }

  /** What goes with the codec: telephone events and comfort noise, if both sides know them. */
  private static List<PayloadFormat> beside(
      List<PayloadFormat> theirs, List<PayloadFormat> ours, PayloadFormat codec) {
    List<PayloadFormat> beside = new ArrayList<>();
    if (ours.stream().anyMatch(PayloadFormat::isTelephoneEvent)) {
      events(theirs, codec.clockRate()).ifPresent(beside::add);
    }
    // RFC 3389 4: comfort noise has the clock of the codec it interrupts.
    theirs.stream()
        .filter(PayloadFormat::isComfortNoise)
        .filter(format -> format.clockRate() == codec.clockRate())
        .filter(format -> ours.stream().anyMatch(format::isSameEncoding))
        .findFirst()
        .ifPresent(beside::add);
    return beside;
  }

  /** Events at the codec's clock (RFC 4733 2.1), or else at any: many peers offer only 8000. */
  private static Optional<PayloadFormat> events(List<PayloadFormat> theirs, int clockRate) {
    List<PayloadFormat> offered = theirs.stream().filter(PayloadFormat::isTelephoneEvent).toList();
    return offered.stream()
        .filter(format -> format.clockRate() == clockRate)
        .findFirst()
        .or(() -> offered.stream().findFirst());
  }

  /** The peer's number, our parameters. */
  private static PayloadFormat ours(PayloadFormat theirs, List<PayloadFormat> ours) {
    return ours.stream()
        .filter(theirs::isSameEncoding)
        .findFirst()
        .map(own -> own.withPayloadType(theirs.payloadType()))
        .orElse(theirs);
  }

  private static <T> Parsed<T> noCommonCodec(String verb, List<PayloadFormat> theirs) {
    String names =
        theirs.stream()
            .filter(PayloadFormat::isVoice)
            .limit(8)
            .map(PayloadFormat::text)
            .collect(Collectors.joining(", "));
    return new Parsed.Rejected<>(
        "no common codec: " + verb + " " + (names.isEmpty() ? "none" : names), -1);
  }

  private static SessionDescription describe(
      Origin origin, LocalMedia local, List<MediaDescription> media) {
    return new SessionDescription(origin, "-", Optional.of(local.address()), List.of(), media);
  }

  private static Attribute metrics() {
    return new Attribute(AudioLine.METRICS, AudioLine.VOIP_METRICS);
  }

  private static Attribute rtcp(LocalMedia local) {
    return new Attribute("rtcp", Integer.toString(local.port() + 1));
  }

  private static MediaDescription audioLine(
      String protocol, LocalMedia local, List<Attribute> transport) {
    List<Attribute> attributes = new ArrayList<>();
    for (PayloadFormat format : local.formats()) {
      attributes.add(new Attribute("rtpmap", format.payloadType() + " " + format.text()));
      String parameters = format.isTelephoneEvent() ? ALL_DIGITS : format.parameters();
      if (!parameters.isEmpty()) {
        attributes.add(new Attribute("fmtp", format.payloadType() + " " + parameters));
      }
    }
    attributes.add(new Attribute("ptime", Integer.toString(local.packetMillis())));
    attributes.addAll(transport);
    attributes.add(Attribute.flag(local.direction().attribute()));
    List<String> numbers =
        local.formats().stream().map(format -> Integer.toString(format.payloadType())).toList();
    return new MediaDescription(
        "audio", local.port(), protocol, numbers, Optional.empty(), attributes);
  }
}
