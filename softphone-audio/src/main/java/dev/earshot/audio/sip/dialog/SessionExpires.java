package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.SipMessage;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Value of the Session-Expires header field (RFC 4028 4).
 *
 * @param refresher who refreshes, in the roles of the one request that agrees on it
 */
record SessionExpires(Duration interval, Optional<Refresher> refresher) {
  private static final Pattern DELTA = Pattern.compile("([0-9]{1,9})[ \t]*(;.*)?");
  private static final Pattern REFRESHER =
      Pattern.compile(";[ \t]*refresher[ \t]*=[ \t]*(uac|uas)", Pattern.CASE_INSENSITIVE);

  /** Caller and callee of the request that carries the field. */
  enum Refresher {
    UAC,
    UAS
  }

  /** The field of a message; one that cannot be understood is as none. */
  static Optional<SessionExpires> of(SipMessage message) {
    String text = message.headers().first(HeaderName.SESSION_EXPIRES).orElse("");
    Optional<Duration> interval = seconds(text);
    Matcher refresher = REFRESHER.matcher(text);
    Optional<Refresher> named =
        refresher.find()
            ? Optional.of(Refresher.valueOf(refresher.group(1).toUpperCase(Locale.ROOT)))
            : Optional.empty();
    return interval.map(found -> new SessionExpires(found, named));
  }

  /** Min-SE of a message, zero if there is none. */
  static Duration least(SipMessage message) {
    return seconds(message.headers().first(HeaderName.MIN_SE).orElse("")).orElse(Duration.ZERO);
  }

  private static Optional<Duration> seconds(String text) {
    Matcher delta = DELTA.matcher(text.strip());
    return delta.matches()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(delta.group(1))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return interval.toSeconds()
        + refresher.map(who -> ";refresher=" + who.name().toLowerCase(Locale.ROOT)).orElse("");
  }
}
