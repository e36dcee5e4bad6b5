package dev.earshot.audio.sdp;

import dev.earshot.audio.Parsed;
import java.util.List;
import java.util.Optional;

/**
 * A session description (RFC 8866), as far as telephony uses it: lines that carry no meaning here
 * ({@code t=}, {@code b=} …) are read and forgotten. Immutable.
 *
 * @param address of the session's {@code c=} line
 * @param attributes of the session, in the order of the text
 */
public record SessionDescription(
    Origin origin,
    String name,
    Optional<String> address,
    List<Attribute> attributes,
    List<MediaDescription> media) {
  /** Longer descriptions are refused unread. */
  public static final int MAX_CHARS = 32_768;

  public SessionDescription {
    attributes = List.copyOf(attributes);
    media = List.copyOf(media);
  }

  /** Reads a description leniently; never throws. */
  public static Parsed<SessionDescription> parse(String text) {
    return new SdpParser(text).parse();
  }

  /** The text, with CRLF line ends. */
  public String print() {
    return SdpPrinter.print(this);
  }

  /** Where a media line is sent to: its own {@code c=} line or the session's. */
  public Optional<String> addressOf(MediaDescription line) {
    return line.address().or(this::address);
  }

  /** Value of the session's first attribute of this name. */
  Optional<String> attribute(String attribute) {
    return attributes.stream()
        .filter(a -> a.name().equals(attribute))
        .map(Attribute::value)
        .findFirst();
  }

  /** A media line's direction: its own, else the session's, else {@code sendrecv}. */
  public Direction directionOf(MediaDescription line) {
    return line.direction()
        .or(() -> attributes.stream().flatMap(a -> Direction.named(a.name()).stream()).findFirst())
        .orElse(Direction.SENDRECV);
  }
}
