package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.dialog.SessionExpires.Refresher;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a session may go on without a sign of life (RFC 4028). Pure.
 *
 * @param interval wished between refreshes, that is twice the time between signs of life
 * @param minimum shortest interval accepted from peers
 */
public record SessionPolicy(Duration interval, Duration minimum) {
  private static final String EXTENSION = "timer";

  static boolean isSupported(SipRequest request) {
    return request.headers().elements(HeaderName.SUPPORTED).contains(EXTENSION)
        || request.headers().elements(HeaderName.REQUIRE).contains(EXTENSION);
  }

  /** Refuses what would refresh too often (RFC 4028 9). */
  public Optional<SipResponse> refusal(SipRequest request) {
    return SessionExpires.of(request)
        .filter(asked -> asked.interval().compareTo(minimum) < 0 && isSupported(request))
        .map(
            asked ->
                SipResponse.to(request, 422)
                    .with(HeaderName.MIN_SE, Long.toString(minimum.toSeconds())));
  }

  /**
   * What we grant as callee: no more than was asked for, no less than anybody's minimum. Whoever
   * calls refreshes, if he can: he has one session, we have many.
   */
  SessionExpires grant(SipRequest request) {
    Optional<SessionExpires> asked = SessionExpires.of(request);
    Duration granted = asked.map(SessionExpires::interval).orElse(interval);
    granted = granted.compareTo(interval) > 0 ? interval : granted;
    granted = atLeast(granted, SessionExpires.least(request));
    Refresher able = isSupported(request) ? Refresher.UAC : Refresher.UAS;
    Refresher refresher = asked.flatMap(SessionExpires::refresher).orElse(able);
    return new SessionExpires(
        atLeast(granted, minimum), Optional.of(isSupported(request) ? refresher : Refresher.UAS));
  }

  Duration clamped(Duration given) {
    return atLeast(given, minimum);
  }

  static Duration atLeast(Duration duration, Duration least) {
    return duration.compareTo(least) < 0 ? least : duration;
  }
}
