package dev.earshot.audio.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One {@code m=} line and what belongs to it (RFC 8866 5.14). Immutable.
 *
 * @param kind {@code audio}, {@code video} …
 * @param port 0 means: rejected or stopped
 * @param protocol for example {@code RTP/AVP}
 * @param formats payload type numbers as text, in the writer's order
 * @param address of the media's own {@code c=} line
 * @param attributes in the order of the text
 */
public record MediaDescription(
    String kind,
    int port,
    String protocol,
    List<String> formats,
    Optional<String> address,
    List<Attribute> attributes) {
  public MediaDescription {
    formats = List.copyOf(formats);
    attributes = List.copyOf(attributes);
  }

  /** The same line refused (RFC 3264 6): port 0, formats kept because one must stand there. */
  MediaDescription refused() {
    return new MediaDescription(kind, 0, protocol, formats, Optional.empty(), List.of());
  }

  /** Value of the first attribute of this name. */
  public Optional<String> attribute(String name) {
    return attributes.stream().filter(a -> a.name().equals(name)).map(Attribute::value).findFirst();
  }

  public boolean has(String attribute) {
    return attribute(attribute).isPresent();
  }

  /** The media's own direction, if it states one. */
  public Optional<Direction> direction() {
    return attributes.stream().flatMap(a -> Direction.named(a.name()).stream()).findFirst();
  }

  /** Number in an attribute such as {@code a=ptime:20}; empty if missing or no small number. */
  public Optional<Integer> number(String name) {
    return attribute(name).flatMap(text -> Numbers.parse(text.split("[ .]", 2)[0], 65_535));
  }

  /** What the numbers of {@link #formats} stand for; odd entries are left out. */
  public List<PayloadFormat> payloads() {
    List<PayloadFormat> payloads = new ArrayList<>();
    for (String format : formats) {
      Numbers.parse(format, 127).map(this::payload).ifPresent(payloads::add);
    }
    return payloads;
  }

  private PayloadFormat payload(int number) {
    PayloadFormat format =
        about("rtpmap", number)
            .flatMap(map -> mapped(number, map))
            .orElseGet(() -> PayloadFormat.withoutMap(number));
    return about("fmtp", number).map(format::withParameters).orElse(format);
  }

  /** {@code a=rtpmap:96 L16/16000} begins with the number it is about. */
  private Optional<String> about(String name, int number) {
    return attributes.stream()
        .filter(a -> a.name().equals(name))
        .map(a -> a.value().strip().split("\\s+", 2))
        .filter(parts -> parts.length == 2 && parts[0].equals(Integer.toString(number)))
        .map(parts -> parts[1].strip())
        .findFirst();
  }

  private static Optional<PayloadFormat> mapped(int number, String map) {
    String[] parts = map.split("/", 3);
    if (parts.length < 2) {
      return Optional.empty();
    }
    int channels = parts.length < 3 ? 1 : Numbers.parse(parts[2], 255).orElse(1);
    return Numbers.parse(parts[1], 1_000_000)
        .map(rate -> new PayloadFormat(number, parts[0], rate, channels, ""));
  }
}
