package dev.earshot.audio.focus;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.focus.Invitation.Reading;
import dev.earshot.audio.sip.message.NameAddr;
import dev.earshot.audio.sip.message.Params;
import dev.earshot.audio.sip.message.SipUri;
import dev.earshot.mixer.conference.MemberTag;
import dev.earshot.mixer.conference.SpeakOnlyTo;
import java.util.Locale;
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
  private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

  private final Function<String, Optional<String>> header;
  private Params params = Params.NONE;
  private Optional<Reading.Refused> fault = Optional.empty();

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
    params = uri.params();
    String room = unescaped(uri.user());
    if (room.isEmpty()) {
      return new Reading.Refused(404, "No room in the request URI: sip:ROOM@host");
    }
    if (!isRoomName(room)) {
      return new Reading.Refused(404, "A room name has 1 to 64 of A-Z a-z 0-9 _ . -");
    }
    Optional<MemberTag> tag = tag("X-Member-Tag", "member-tag");
    if (tag.filter(MemberTag::isPrivate).isPresent()) {
      refuse("X-Member-Tag must not begin with _");
    }
    Optional<SpeakOnlyTo> only = tag("X-Speak-Only-To", "speak-only-to").map(SpeakOnlyTo::new);
    boolean muted = muted();
    Optional<UUID> replaces = replaces();
    if (replaces.isPresent() && (tag.isPresent() || only.isPresent() || muted)) {
      refuse("X-Replace-Member takes over the member's tag, speak-only-to and mute");
    }
    if (fault.isPresent()) {
      return fault.get();
    }
    NameAddr caller = address(from);
    String to = header.apply("To").map(text -> user(address(text))).orElse(room);
    return new Reading.Understood(
        new Invitation(room, tag, only, muted, replaces, user(caller), caller.display(), to));
  }

  private Optional<MemberTag> tag(String headerName, String parameter) {
    Optional<String> text = text(headerName, parameter);
    if (text.filter(value -> !MemberTag.isValid(value)).isPresent()) {
      refuse(headerName + " must match [A-Za-z0-9_-]{1,32}");
      return Optional.empty();
    }
    return text.map(MemberTag::new);
  }

  private boolean muted() {
    Optional<String> text = text("X-Muted", "muted").map(value -> value.toLowerCase(Locale.ROOT));
    if (text.filter(value -> !value.matches("true|false")).isPresent()) {
      if (text.get().isEmpty() && params.has("muted")) {
        return true; // ";muted" without a value
      }
      refuse("X-Muted must be true or false");
    }
    return text.equals(Optional.of("true"));
  }

  private Optional<UUID> replaces() {
    Optional<String> text = header.apply("X-Replace-Member").map(String::strip);
    try {
      return text.map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      refuse("X-Replace-Member must be the UUID of a member");
      return Optional.empty();
    }
  }

  /** The header field, else the URI parameter; an empty string if there is one without a value. */
  private Optional<String> text(String headerName, String parameter) {
    Optional<String> field = header.apply(headerName).map(String::strip);
    return field.isPresent() || !params.has(parameter)
        ? field
        : Optional.of(params.value(parameter).orElse(""));
  }

  private void refuse(String reason) {
    if (fault.isEmpty()) {
      fault = Optional.of(new Reading.Refused(400, reason));
    }
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
