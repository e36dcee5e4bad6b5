package dev.earshot.audio.focus;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.focus.Invitation.Reading;
import dev.earshot.audio.sip.message.NameAddr;
import dev.earshot.audio.sip.message.Params;
import dev.earshot.audio.sip.message.SipUri;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the request URI and the {@code X-} header fields of one INVITE. A header field goes before
 * the URI parameter of the same meaning. Whatever is present but not understood refuses the call: a
 * mistyped restriction must not become none.
 */
final class InvitationReader {
  private static final Pattern ROOM_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final Pattern UUID_TEXT =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

  private final Function<String, Optional<String>> header;

  /**
   * @param header the first header field of a name
   */
  InvitationReader(Function<String, Optional<String>> header) {
    this.header = header;
  }

  static boolean isRoomName(String name) {
    return ROOM_NAME.matcher(name).matches();
  }

  /**
   * @param from value of the From header field
   */
  Reading read(String requestUri, String from) {
    if (!(SipUri.parse(requestUri) instanceof Parsed.Ok<SipUri>(SipUri uri))) {
      return new Reading.Refused(400, "Malformed request URI");
    }
    String room = unescaped(uri.user());
    if (room.isEmpty()) {
      return new Reading.Refused(404, "No room in the request URI: sip:ROOM@host");
    }
    if (!isRoomName(room)) {
      return new Reading.Refused(404, "A room name has 1 to 64 of A-Z a-z 0-9 _ . -");
    }
    EntryReader entry = new EntryReader(header, uri.params());
    EntryOptions options = entry.read();
    return entry
        .fault()
        .<Reading>map(reason -> new Reading.Refused(400, reason))
        .orElseGet(() -> read(room, options, from));
  }

  private Reading read(String room, EntryOptions options, String from) {
    Optional<String> replaces = header.apply("X-Replace-Member").map(String::strip);
    if (replaces.filter(text -> !UUID_TEXT.matcher(text).matches()).isPresent()) {
      return new Reading.Refused(400, "X-Replace-Member must be the UUID of a member");
    }
    if (replaces.isPresent() && !options.equals(EntryOptions.NONE)) {
      return new Reading.Refused(
          400, "X-Replace-Member takes over the member's tag, speak-only-to and mute");
    }
    NameAddr caller = address(from);
    String to = header.apply("To").map(text -> user(address(text))).orElse(room);
    return new Reading.Understood(
        new Invitation(
            room, options, replaces.map(UUID::fromString), user(caller), caller.display(), to));
  }

  private static NameAddr address(String text) {
    return NameAddr.parse(text) instanceof Parsed.Ok<NameAddr>(NameAddr address)
        ? address
        : new NameAddr("", "sip:anonymous@anonymous.invalid", Params.NONE);
  }

  private static String user(NameAddr address) {
    return SipUri.parse(address.uri()) instanceof Parsed.Ok<SipUri>(SipUri uri)
        ? unescaped(uri.user())
        : "";
  }

  private static String unescaped(String user) {
    Matcher escapes = ESCAPE.matcher(user);
    return escapes.replaceAll(
        hit -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(hit.group(1), 16))));
  }
}
