package dev.earshot.audio.sip.transport;

import dev.earshot.audio.sip.message.SipMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line per message at DEBUG, the message itself at TRACE, without credentials and keys. */
public final class MessageLog {
  private static final Logger LOG = System.getLogger("dev.earshot.audio.sip");
  private static final Pattern CREDENTIALS =
      Pattern.compile(
          "(?im)^((?:Proxy-)?Authorization[ \\t]*:[ \\t]*)[^\r\n]*(?:\r?\n[ \\t][^\r\n]*)*");

  /** Keys of the media (RFC 4568, 4567, 8866 5.12) and passwords of ICE (RFC 8839 5.4). */
  private static final Pattern KEYS =
      Pattern.compile(
          "(?i)((?:^|[\r\n])a=(?:ice-pwd:|key-mgmt:\\w+ )|(?:^|[\r\n])k=|\\binline:)[^|;\\s]+");

  /** Digits may be somebody's PIN. */
  private static final Pattern DIGIT =
      Pattern.compile(
          "(?im)^(?:content-type|c)[ \\t]*:[ \\t]*application/dtmf(?:-relay)?[ \\t]*(?:;[^\r\n"
              + "]*)?$");

  private static final Pattern BODY = Pattern.compile("\r?\n\r?\n");

  private MessageLog() {}

  static void note(String direction, SipMessage message, Hop hop) {
    if (!LOG.isLoggable(Level.DEBUG)) {
      return;
    }
    String line =
        direction + " " + hop + ": " + message.startLine() + ", Call-ID " + message.callId();
    LOG.log(Level.DEBUG, line);
    if (LOG.isLoggable(Level.TRACE)) {
      LOG.log(Level.TRACE, masked(new String(message.bytes(), StandardCharsets.UTF_8)));
    }
  }

  /** A message without credentials, keys and digits. */
  public static String masked(String message) {
    Matcher body = BODY.matcher(message);
    if (DIGIT.matcher(message).find() && body.find()) {
      return masked(message.substring(0, body.start())) + body.group() + "****";
    }
    return KEYS.matcher(CREDENTIALS.matcher(message).replaceAll("$1****")).replaceAll("$1****");
  }
}
