package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.dialog.SessionExpires.Refresher;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.Headers;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.TimerQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The session timer of one call (RFC 4028): either we refresh at half the interval, or the peer
 * must; a session that nobody refreshes ends. Sip thread.
 */
final class SessionTimer {
  /** RFC 4028 10: who waits for a refresh gives up that long before the end, or a third of all. */
  private static final Duration MARGIN = Duration.ofSeconds(32);

  private final TimerQueue timers;
  private final SessionPolicy policy;
  private final Runnable refresh;
  private final Runnable expire;
  private Duration interval;
  private Duration least = Duration.ZERO;
  private boolean running;
  private boolean ours;
  private TimerQueue.Timer next = () -> {};
  private TimerQueue.Timer end = () -> {};

  /**
   * @param refresh is run when it is our turn to give a sign of life
   * @param expire is run when none came
   */
  SessionTimer(TimerQueue timers, SessionPolicy policy, Runnable refresh, Runnable expire) {
    this.timers = timers;
    this.policy = policy;
    this.refresh = refresh;
    this.expire = expire;
    this.interval = policy.interval();
  }

  /** Makes a request of ours ask for a session timer. */
  SipRequest asking(SipRequest request) {
    Optional<Refresher> refresher =
        running ? Optional.of(ours ? Refresher.UAC : Refresher.UAS) : Optional.empty();
    Headers headers =
        request
            .headers()
            .replacing(HeaderName.SUPPORTED, supported(request))
            .with(HeaderName.SESSION_EXPIRES, new SessionExpires(interval, refresher).toString());
    return request.withHeaders(
        least.isZero()
            ? headers
            : headers.with(HeaderName.MIN_SE, Long.toString(least.toSeconds())));
  }

  /** In one field, for not everybody reads on after the first. */
  private static String supported(SipRequest request) {
    List<String> extensions = new ArrayList<>(request.headers().elements(HeaderName.SUPPORTED));
    extensions.add("timer");
    return String.join(", ", extensions);
  }

  /**
   * Takes a 422.
   *
   * @return whether asking again for more makes sense
   */
  boolean raised(SipResponse tooSmall) {
    Duration wanted = SessionExpires.least(tooSmall);
    if (wanted.compareTo(interval) <= 0) {
      return false;
    }
    least = wanted;
    interval = wanted;
    return true;
  }

  /** Takes the 2xx for a request of ours; one that says nothing ends the timer (RFC 4028 7.2). */
  void answered(SipResponse success) {
    SessionExpires.of(success)
        .ifPresentOrElse(
            given ->
                start(
                    policy.clamped(given.interval()),
                    !given.refresher().equals(Optional.of(Refresher.UAS))),
            this::stop);
  }

  /** Adds to our 2xx what we grant, and begins anew. */
  SipResponse granting(SipRequest request, SipResponse success) {
    SessionExpires granted = policy.grant(request);
    start(granted.interval(), granted.refresher().equals(Optional.of(Refresher.UAS)));
    SipResponse told = success.with(HeaderName.SESSION_EXPIRES, granted.toString());
    return SessionPolicy.isSupported(request) ? told.with(HeaderName.REQUIRE, "timer") : told;
  }

  private void start(Duration agreed, boolean weRefresh) {
    stop();
    running = true;
    interval = agreed;
    ours = weRefresh;
    Duration third = agreed.dividedBy(3);
    end = timers.after(agreed.minus(third.compareTo(MARGIN) < 0 ? third : MARGIN), expire);
    if (weRefresh) {
      next = timers.after(agreed.dividedBy(2), refresh);
    }
  }

  /** A refresh of ours was refused; the session still has some time. */
  void tryAgain() {
    next.cancel();
    if (running) {
      next = timers.after(interval.dividedBy(16), refresh);
    }
  }

  void stop() {
    running = false;
    next.cancel();
    end.cancel();
  }
}
