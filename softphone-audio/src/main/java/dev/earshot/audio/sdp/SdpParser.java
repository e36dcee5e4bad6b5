package dev.earshot.audio.sdp;

import dev.earshot.audio.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one description, line by line. Lenient where peers are careless: bare LF, missing {@code
 * s=} and {@code t=}, unknown lines, blanks in the user name. Strict only where a guess would send
 * somebody's voice to the wrong place.
 */
final class SdpParser {
  private static final int MAX_LINES = 1000;
  private static final int MAX_MEDIA = 32;

  private final String text;
  private Origin origin = Origin.UNKNOWN;
  private String name = "-";
  private Optional<String> address = Optional.empty();
  private final List<Attribute> attributes = new ArrayList<>();
  private final List<MediaDescription> media = new ArrayList<>();

  SdpParser(String text) {
    this.text = text;
  }

  Parsed<SessionDescription> parse() {
    if (text.length() > SessionDescription.MAX_CHARS) {
      return rejected("description longer than " + SessionDescription.MAX_CHARS + " characters", 0);
    }
    if (!text.stripLeading().startsWith("v=0")) {
      return rejected("description does not begin with v=0", 0);
    }
    int start = 0;
    for (int lines = 0; start < text.length(); lines++) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      if (lines == MAX_LINES) {
        return rejected("description has more than " + MAX_LINES + " lines", start);
      }
      Optional<String> trouble = take(text.substring(start, end).strip());
      if (trouble.isPresent()) {
        return rejected(trouble.get(), start);
      }
      start = end + 1;
    }
    return new Parsed.Ok<>(new SessionDescription(origin, name, address, attributes, media));
  }

  private static Parsed<SessionDescription> rejected(String reason, int position) {
    return new Parsed.Rejected<>(reason, position);
  }

  /** Takes one line; what is wrong with it, if that matters. */
  private Optional<String> take(String line) {
    if (line.length() < 2 || line.charAt(1) != '=') {
      return Optional.empty();
    }
    String value = line.substring(2).strip();
    switch (line.charAt(0)) {
      case 'o' -> takeOrigin(value);
      case 's' -> name = value.isEmpty() ? "-" : value;
      case 'c' -> {
        return takeConnection(value);
      }
      case 'a' -> takeAttribute(value);
      case 'm' -> {
        return takeMedia(value);
      }
      default -> {}
    }
    return Optional.empty();
  }

  /** Read from the end, because careless peers put blanks into the user name. */
  private void takeOrigin(String value) {
    String[] parts = value.split("\\s+", -1);
    int last = parts.length - 1;
    if (last < 4) {
      return;
    }
    int identifiers = Math.max(1, last - 4);
    String user = String.join(" ", List.of(parts).subList(0, identifiers));
    origin = new Origin(user, parts[identifiers], parts[identifiers + 1], parts[last]);
  }

  private Optional<String> takeConnection(String value) {
    String[] parts = value.split("\\s+", -1);
    if (parts.length < 3 || !parts[0].equalsIgnoreCase("IN")) {
      return Optional.of("connection line is not \"IN IP4 address\": " + shown(value));
    }
    // A multicast TTL after a slash is dropped; such addresses are refused later.
    Optional<String> host = Optional.of(parts[2].split("/", 2)[0]);
    if (media.isEmpty()) {
      address = host;
    } else {
      MediaDescription open = media.removeLast();
      media.add(
          new MediaDescription(
              open.kind(), open.port(), open.protocol(), open.formats(), host, open.attributes()));
    }
    return Optional.empty();
  }

  private void takeAttribute(String value) {
    int colon = value.indexOf(':');
    Attribute attribute =
        colon < 0
            ? Attribute.flag(value)
            : new Attribute(value.substring(0, colon), value.substring(colon + 1));
    if (media.isEmpty()) {
      attributes.add(attribute);
    } else {
      MediaDescription open = media.removeLast();
      List<Attribute> more = new ArrayList<>(open.attributes());
      more.add(attribute);
      media.add(
          new MediaDescription(
              open.kind(), open.port(), open.protocol(), open.formats(), open.address(), more));
    }
  }

  private Optional<String> takeMedia(String value) {
    String[] parts = value.split("\\s+", -1);
    // m=audio 49170/2 …: a number of ports, of which telephony uses the first.
    Optional<Integer> port =
        parts.length < 4 ? Optional.empty() : Numbers.parse(parts[1].split("/", 2)[0], 65_535);
    if (port.isEmpty()) {
      return Optional.of("media line is not \"kind port protocol formats\": " + shown(value));
    }
    if (media.size() == MAX_MEDIA) {
      return Optional.of("description has more than " + MAX_MEDIA + " media lines");
    }
    List<String> formats = List.of(parts).subList(3, parts.length);
    media.add(
        new MediaDescription(parts[0], port.get(), parts[2], formats, Optional.empty(), List.of()));
    return Optional.empty();
  }

  private static String shown(String value) {
    return value.length() <= 60 ? value : value.substring(0, 60) + "…";
  }
}
