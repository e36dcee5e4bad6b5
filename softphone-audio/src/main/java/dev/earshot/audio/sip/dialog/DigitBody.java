package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.SipRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bodies by which an INFO carries one digit. No RFC describes them; most gateways know {@code
 * application/dtmf-relay} ({@code Signal=5}, {@code Duration=160}), some {@code application/dtmf}
 * (the digit alone). Pure.
 */
final class DigitBody {
  static final String RELAY = "application/dtmf-relay";
  static final String PLAIN = "application/dtmf";

  private static final List<String> TYPES = List.of(RELAY, PLAIN);
  private static final String DIGITS = "0123456789*#ABCD";

  /** Some write the number of the event (RFC 4733 3.2) for what is no figure. */
  private static final Pattern NAMED =
      Pattern.compile("(?im)^[ \t]*(?:signal|d)[ \t]*=[ \t]*(\\S{1,2})[ \t]*$");

  private static final Pattern ALONE = Pattern.compile("\\s*(\\S{1,2})\\s*");

  private DigitBody() {}

  /** Whether the body of a request claims to be a digit. */
  static boolean isIn(SipRequest request) {
    String type = request.headers().first(HeaderName.CONTENT_TYPE).orElse("");
    int semicolon = type.indexOf(';');
    String plain = semicolon < 0 ? type : type.substring(0, semicolon);
    return TYPES.contains(plain.strip().toLowerCase(Locale.ROOT));
  }

  /** The digit: 0 to 9, *, #, A to D; empty for anything else, a flash of the hook included. */
  static Optional<Character> digit(String body) {
    Matcher named = NAMED.matcher(body);
    Matcher alone = ALONE.matcher(body);
    String found = named.find() ? named.group(1) : alone.matches() ? alone.group(1) : "";
    String sign = found.toUpperCase(Locale.ROOT);
    if (sign.matches("1[0-5]")) {
      return Optional.of(DIGITS.charAt(Integer.parseInt(sign)));
    }
    return Optional.of(sign)
        .filter(one -> one.length() == 1 && isDigit(one.charAt(0)))
        .map(one -> one.charAt(0));
  }

  static boolean isDigit(char digit) {
    return DIGITS.indexOf(digit) >= 0;
  }

  /** A digit as long as those we send by RTP. */
  static String relay(char digit) {
    return "Signal=" + digit + "\r\nDuration=100\r\n";
  }

  /** What may be sent here instead. */
  static String types() {
    return String.join(", ", TYPES);
  }
}
