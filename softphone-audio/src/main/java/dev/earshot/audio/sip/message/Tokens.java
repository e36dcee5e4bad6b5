package dev.earshot.audio.sip.message;

import java.util.regex.Pattern;

/** Character classes and numbers of RFC 3261 25.1. */
final class Tokens {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  private Tokens() {}

  static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isTokenChar(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  static boolean isTokenChar(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c < 127 && "-.!%*_+`'~".indexOf(c) >= 0;
  }

  /** A number without sign of at most {@code max}, or -1. */
  static long number(String text, long max) {
    if (text.isEmpty() || text.length() > 18) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value <= max ? value : -1;
  }

  /** Whether control characters stand nowhere but escaped within quotes, and line ends nowhere. */
  static boolean isHeaderValue(String text) {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean escaped = quoted && c == '\\' && i + 1 < text.length();
      if (escaped) {
        c = text.charAt(++i);
      } else if (c == '"') {
        quoted = !quoted;
      }
      if (c == '\r' || c == '\n' || !escaped && isControl(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isControl(char c) {
    return c < 32 || c == 127;
  }

  /** Screens and terminals act upon control characters; none is left. */
  static String visible(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return CONTROL.matcher(text).replaceAll("\ufffd");
      }
    }
    return text;
  }

  /** Offset of the first blank or tab from there on, or the length. */
  static int blank(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != ' ' && text.charAt(i) != '\t') {
      i++;
    }
    return i;
  }

  static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  static boolean hasBlankOrControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= 32 || c == 127) {
        return true;
      }
    }
    return false;
  }

  /** Whether quotes are closed, so that a later part of the value cannot be swallowed. */
  static boolean isQuotedString(String text) {
    if (text.length() < 2 || text.charAt(0) != '"') {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        return i == text.length() - 1;
      }
    }
    return false;
  }

  /** The text of a quoted string without quotes and escapes; other text as it is. */
  static String unquote(String text) {
    if (!isQuotedString(text)) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 1; i < text.length() - 1; i++) {
      if (text.charAt(i) == '\\') {
        i++;
      }
      plain.append(text.charAt(i));
    }
    return plain.toString();
  }

  static String quote(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
