package dev.earshot.audio.sip.admission;

import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.Ruling;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides who is let in, before anything is kept for him. In this order: how many messages an
 * address sends, whether it is known, its password, how many calls it has, how fast they come.
 * Times in nanoseconds. Sip thread.
 */
public final class Gatekeeper {
  private static final int SOURCES = 8_192;
  private static final long SWEEP_EVERY = Duration.ofSeconds(1).toNanos();

  private final AdmissionPolicy policy;
  private final Sources sources;
  private final Optional<Challenger> challenger;
  private long swept;

  /**
   * @param secret random bytes that nobody else knows
   */
  public Gatekeeper(AdmissionPolicy policy, byte[] secret) {
    this.policy = policy;
    this.sources = new Sources(policy, SOURCES);
    this.challenger = policy.callers().map(callers -> new Challenger(callers, secret));
  }

  /** Whether an address may connect. */
  public boolean welcomes(InetAddress address) {
    return challenger.isPresent() || policy.lists(address);
  }

  /** Whether a message is looked at: one that is too much is not answered either. */
  public boolean admits(InetAddress address, int bytes, long now) {
    return sources.of(address, now).takesMessage(bytes, now);
  }

  /** Whether an address may be told what is wrong with what it sent. */
  public boolean answers(InetAddress address, long now) {
    return challenger.isPresent() || sources.of(address, now).listed;
  }

  /**
   * Rules on a request that belongs to nothing known here.
   *
   * @param begins whether it begins something, as INVITE does, and is no late part of something
   * @param calls how many calls there are, of all together
   */
  public Ruling rule(SipRequest request, InetAddress from, boolean begins, int calls, long now) {
    Source source = sources.of(from, now);
    if (!source.listed && challenger.isEmpty()) {
      return new Ruling.Ignored("not on the list");
    }
    if (!begins) {
      return new Ruling.Admitted();
    }
    return source.listed
        ? limited(request, source, calls, now)
        : challenged(request, source, from, now)
            .orElseGet(() -> limited(request, source, calls, now));
  }

  private Optional<Ruling> challenged(
      SipRequest request, Source source, InetAddress from, long now) {
    Challenger asks = challenger.orElseThrow();
    if (!source.mayTryPassword(now)) {
      SipResponse forbidden = SipResponse.to(request, 403);
      return Optional.of(
          refused(forbidden, source.secondsUntilPassword(now), "too many wrong passwords"));
    }
    return switch (asks.judge(request, from, now)) {
      case RIGHT -> Optional.empty();
      case MISSING -> Optional.of(asked(asks, request, from, false, "no password", now));
      case STALE -> Optional.of(asked(asks, request, from, true, "stale nonce", now));
      case WRONG -> {
        source.failed(now);
        yield Optional.of(asked(asks, request, from, false, "wrong password", now));
      }
    };
  }

  private static Ruling asked(
      Challenger challenger,
      SipRequest request,
      InetAddress from,
      boolean stale,
      String reason,
      long now) {
    SipResponse response = SipResponse.to(request, 401);
    return new Ruling.Refused(
        response.withHeaders(
            response
                .headers()
                .withAll(HeaderName.WWW_AUTHENTICATE, challenger.challenges(from, stale, now))),
        reason);
  }

  private Ruling limited(SipRequest request, Source source, int calls, long now) {
    if (request.method().equals("OPTIONS")) {
      return new Ruling.Admitted();
    }
    if (request.isInvite() && calls >= policy.calls()) {
      return refused(SipResponse.to(request, 503), 5, "too many calls");
    }
    if (request.isInvite() && !source.hasCallLeft()) {
      return refused(SipResponse.to(request, 503), 5, "too many calls from one address");
    }
    return source.takesAttempt(now)
        ? new Ruling.Admitted()
        : refused(
            SipResponse.to(request, 503),
            source.secondsUntilAttempt(now),
            "calls come too fast from one address");
  }

  private static Ruling refused(SipResponse response, int seconds, String reason) {
    return new Ruling.Refused(
        response.with(HeaderName.RETRY_AFTER, Integer.toString(seconds)), reason);
  }

  /** A call of that address begins; the action is to be run when it has ended. */
  public Runnable callBegan(InetAddress address, long now) {
    sources.callBegan(address, now);
    return () -> sources.callEnded(address);
  }

  /** Forgets what is over, now and then. */
  public void sweep(long now) {
    if (now - swept >= SWEEP_EVERY) {
      swept = now;
      sources.sweep(now);
      challenger.ifPresent(asks -> asks.sweep(now));
    }
  }

  /** Addresses that something is remembered of. */
  public int sources() {
    return sources.size();
  }
}
