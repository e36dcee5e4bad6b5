package dev.earshot.audio.sip.message;

import dev.earshot.audio.Parsed;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Request line and status line (RFC 3261 7.1, 7.2). */
final class StartLine {
  private static final Pattern STATUS =
      Pattern.compile("SIP/2\\.0 +([1-6][0-9][0-9])(?: (.*))?", Pattern.CASE_INSENSITIVE);
  private static final Pattern VERSION =
      Pattern.compile("SIP/[0-9]{1,4}\\.[0-9]{1,4}", Pattern.CASE_INSENSITIVE);

  private StartLine() {}

  static Parsed<SipMessage> parse(String line, Headers headers, String body) {
    if (Tokens.hasControl(line)) {
      return new Parsed.Rejected<>("control character in the start line", 0);
    }
    Matcher status = STATUS.matcher(line);
    if (status.matches()) {
      String reason = status.group(2) == null ? "" : status.group(2).strip();
      int code = Integer.parseInt(status.group(1));
      return new Parsed.Ok<>(new SipResponse(code, reason, headers, body));
    }
    return request(line, headers, body);
  }

  /** Exactly two blanks: a URI with blanks in it is refused rather than guessed at. */
  private static Parsed<SipMessage> request(String line, Headers headers, String body) {
    String[] words = line.split(" ", -1);
    if (words.length != 3 || !Tokens.isToken(words[0]) || !VERSION.matcher(words[2]).matches()) {
      return new Parsed.Rejected<>("malformed start line", 0);
    }
    int colon = words[1].indexOf(':');
    if (colon <= 0 || !Tokens.isToken(words[1].substring(0, colon)) || words[1].contains("<")) {
      return new Parsed.Rejected<>("malformed request URI", words[0].length() + 1);
    }
    String version = words[2].toUpperCase(Locale.ROOT);
    return new Parsed.Ok<>(new SipRequest(words[0], words[1], version, headers, body));
  }
}
