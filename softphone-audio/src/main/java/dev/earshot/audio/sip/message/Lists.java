package dev.earshot.audio.sip.message;

import java.util.ArrayList;
import java.util.List;

/** Cuts a header value at a separator, but not inside quotes or angle brackets. */
final class Lists {
  private Lists() {}

  /** The parts without surrounding blanks; empty parts are left out (RFC 3261 25.1, 7.3.1). */
  static List<String> split(String value, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end = next(value, 0, separator); ; end = next(value, start, separator)) {
      String part = value.substring(start, end).strip();
      if (!part.isEmpty()) {
        parts.add(part);
      }
      if (end == value.length()) {
        return parts;
      }
      start = end + 1;
    }
  }

  /** Offset of the next separator from there on, or the length. */
  static int next(String value, int from, char separator) {
    boolean quoted = false;
    boolean bracketed = false;
    for (int i = from; i < value.length(); i++) {
      char c = value.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '<') {
        bracketed = true;
      } else if (c == '>') {
        bracketed = false;
      } else if (c == separator && !bracketed) {
        return i;
      }
    }
    return value.length();
  }
}
