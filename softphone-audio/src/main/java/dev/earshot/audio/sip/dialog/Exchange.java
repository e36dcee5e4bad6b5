package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.message.CSeq;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.ClientListener;
import dev.earshot.audio.sip.transaction.ClientTransaction;
import dev.earshot.audio.sip.transaction.TimerQueue;
import dev.earshot.audio.sip.transport.Hop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request as its user sees it: maybe several transactions, because a server asks for
 * credentials or a transport does not work. Sip thread.
 */
public final class Exchange implements ClientListener {
  /** Challenge by the proxy, by the server, and a nonce that became stale on the way. */
  private static final int MAX_CHALLENGES = 3;

  /** Four sendings of a datagram; then another server has its turn, if there is one. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Requester requester;
  private final Outgoing outgoing;
  private final LocalSequence cseq;
  private final Authenticator authenticator;
  private final ResponseListener user;
  private @Nullable ClientTransaction current;
  private final Deque<Hop> others = new ArrayDeque<>();
  private TimerQueue.Timer hurry = () -> {};
  private int attempts;
  private boolean provisional;
  private boolean cancelled;
  private boolean finished;
  private boolean abandoned;

  Exchange(
      Requester requester,
      Outgoing outgoing,
      LocalSequence cseq,
      Authenticator authenticator,
      ResponseListener user) {
    this.requester = requester;
    this.outgoing = outgoing;
    this.cseq = cseq;
    this.authenticator = authenticator;
    this.user = user;
  }

  /** Sends the request; what comes of it may come at once. */
  public void begin() {
    requester.route(
        outgoing,
        found -> {
          switch (found) {
            case Parsed.Ok<List<Hop>>(List<Hop> hops) -> firstAttempt(hops);
            case Parsed.Rejected<List<Hop>>(String reason, int position) -> fail(503, reason);
          }
        });
  }

  /** RFC 3261 18.1.1: if TCP is refused, a long request goes by UDP after all. */
  private void firstAttempt(List<Hop> hops) {
    if (!finished) {
      for (Hop hop : hops) {
        Hop fitting = requester.fitting(outgoing.request(), hop);
        if (!fitting.equals(hop)) {
          others.add(fitting);
        }
        others.add(hop);
      }
      attempt(others.remove());
    }
  }

  /** RFC 3263 4.3: the next server, if there is one and the present one has said nothing. */
  private boolean goesOn() {
    Hop next = cancelled || provisional || finished ? null : others.poll();
    if (next == null) {
      return false;
    }
    attempt(next);
    return true;
  }

  /** The present server is silent for longer than makes sense while there are others. */
  private void impatient(ClientTransaction silent) {
    if (current == silent && !provisional && !cancelled && !finished && !others.isEmpty()) {
      requester.transactions().abandon(silent);
      goesOn();
    }
  }

  private void attempt(Hop hop) {
    hurry.cancel();
    provisional = false;
    SipRequest complete = requester.complete(numbered(), hop, outgoing.contactUser());
    ClientTransaction begun =
        requester.transactions().request(authenticator.prepare(complete), hop, this);
    current = begun;
    if (others.stream().anyMatch(other -> !other.address().equals(hop.address()))) {
      hurry = requester.timers().after(PATIENCE, () -> impatient(begun));
    }
  }

  private SipRequest numbered() {
    SipRequest request = outgoing.request();
    CSeq field = new CSeq(cseq.next(), request.method());
    return request.withHeaders(request.headers().with(HeaderName.CSEQ, field.toString()));
  }

  @Override
  public void onResponse(SipResponse response) {
    ClientTransaction transaction = current;
    if (abandoned || transaction == null || response.cseq().number() != number(transaction)) {
      // Of an earlier attempt, or of no interest any more.
      return;
    }
    hurry.cancel();
    if (response.isProvisional()) {
      boolean first = !provisional;
      provisional = true;
      if (cancelled && first) {
        sendCancel(transaction);
      }
    } else if (challengeAnswered(response)) {
      attempts++;
      attempt(transaction.hop());
      return;
    } else if (response.status() == 503 && goesOn()) {
      return;
    } else {
      finished = true;
      settle(response);
    }
    user.onResponse(transaction.request(), response);
  }

  private static long number(ClientTransaction transaction) {
    return transaction.request().cseq().number();
  }

  private boolean challengeAnswered(SipResponse response) {
    boolean challenge = response.status() == 401 || response.status() == 407;
    return challenge
        && !cancelled
        && attempts < MAX_CHALLENGES
        && authenticator.challenged(response);
  }

  private void settle(SipResponse response) {
    if (response.status() != 401 && response.status() != 407) {
      authenticator.settled();
    }
  }

  @Override
  public void onTimeout() {
    if (!goesOn()) {
      fail(408, "no answer");
    }
  }

  @Override
  public void onTransportFailure(String reason) {
    if (!goesOn()) {
      fail(503, reason);
    }
  }

  /** Where the request was sent last. */
  public Optional<Hop> hop() {
    return Optional.ofNullable(current).map(ClientTransaction::hop);
  }

  /** Nothing more is wanted of it: neither answers nor further attempts. */
  public void abandon() {
    abandoned = true;
    finished = true;
    hurry.cancel();
  }

  private void fail(int status, String reason) {
    if (!finished) {
      finished = true;
      SipRequest sent = current != null ? current.request() : numbered();
      user.onResponse(sent, SipResponse.to(sent, status, reason));
    }
  }

  /**
   * Calls off an INVITE as soon as that is allowed (RFC 3261 9.1); a 2xx may still come. Other
   * requests are answered soon anyway.
   */
  public void cancel() {
    if (finished || cancelled || !outgoing.request().isInvite()) {
      return;
    }
    cancelled = true;
    if (current == null) {
      fail(487, "cancelled");
    } else if (provisional) {
      sendCancel(current);
    }
  }

  private void sendCancel(ClientTransaction transaction) {
    requester.transactions().cancel(transaction, new Unheard());
    requester
        .timers()
        .after(
            requester.timings().sixtyFourT1(),
            () -> {
              requester.transactions().abandon(transaction);
              fail(487, "cancelled");
            });
  }

  /** The response to a CANCEL says nothing: the one to the INVITE does. */
  private static final class Unheard implements ClientListener {
    @Override
    public void onResponse(SipResponse response) {}

    @Override
    public void onTimeout() {}

    @Override
    public void onTransportFailure(String reason) {}
  }
}
