package dev.earshot.audio.focus;

import java.nio.charset.StandardCharsets;

/** The user part of a SIP URI with everything escaped that might end it (RFC 3261 25.1). */
final class UserPart {
  private UserPart() {}

  static String of(String text) {
    if (text.isEmpty()) {
      return "anonymous";
    }
    StringBuilder escaped = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain =
          b >= 'a' && b <= 'z'
              || b >= 'A' && b <= 'Z'
              || b >= '0' && b <= '9'
              || b > 0 && "-_.!~*+".indexOf(b) >= 0;
      escaped.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b & 0xff));
    }
    return escaped.toString();
  }
}
