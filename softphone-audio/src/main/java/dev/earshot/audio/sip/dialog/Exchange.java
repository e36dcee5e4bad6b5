package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.message.CSeq;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.ClientListener;
import dev.earshot.audio.sip.transaction.ClientTransaction;
import dev.earshot.audio.sip.transport.Hop;
import org.jspecify.annotations.Nullable;

/**
 * One request as its user sees it: maybe several transactions, because a server asks for
 * credentials or a transport does not work. Sip thread.
 */
public final class Exchange implements ClientListener {
  /** Challenge by the proxy, by the server, and a nonce that became stale on the way. */
  private static final int MAX_ATTEMPTS = 4;

  private final Requester requester;
  private final Outgoing outgoing;
  private final LocalSequence cseq;
  private final Authenticator authenticator;
  private final ResponseListener user;
  private @Nullable ClientTransaction current;
  private @Nullable Hop fallback;
  private int attempts;
  private boolean provisional;
  private boolean cancelled;
  private boolean finished;

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

  void begin() {
    requester.route(
        outgoing,
        found -> {
          switch (found) {
            case Parsed.Ok<Hop>(Hop hop) -> firstAttempt(hop);
            case Parsed.Rejected<Hop>(String reason, int position) -> fail(503, reason);
          }
        });
  }

  private void firstAttempt(Hop hop) {
    if (!finished) {
      Hop fitting = requester.fitting(outgoing.request(), hop);
      fallback = fitting.equals(hop) ? null : hop;
      attempt(fitting);
    }
  }

  private void attempt(Hop hop) {
    attempts++;
    provisional = false;
    SipRequest complete = requester.complete(numbered(), hop, outgoing.contactUser());
    current = requester.transactions().request(authenticator.prepare(complete), hop, this);
  }

  private SipRequest numbered() {
    SipRequest request = outgoing.request();
    CSeq field = new CSeq(cseq.next(), request.method());
    return request.withHeaders(request.headers().with(HeaderName.CSEQ, field.toString()));
  }

  @Override
  public void onResponse(SipResponse response) {
    ClientTransaction transaction = current;
    if (transaction == null || response.cseq().number() != number(transaction)) {
      // Of an earlier attempt.
      return;
    }
    if (response.isProvisional()) {
      boolean first = !provisional;
      provisional = true;
      if (cancelled && first) {
        sendCancel(transaction);
      }
    } else if (challengeAnswered(response)) {
      attempt(transaction.hop());
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
    return challenge && !cancelled && attempts < MAX_ATTEMPTS && authenticator.challenged(response);
  }

  private void settle(SipResponse response) {
    if (response.status() != 401 && response.status() != 407) {
      authenticator.settled();
    }
  }

  @Override
  public void onTimeout() {
    fail(408, "no answer");
  }

  @Override
  public void onTransportFailure() {
    Hop other = fallback;
    if (other != null && !cancelled) {
      // RFC 3261 18.1.1: if TCP is refused, the long request goes by UDP after all.
      fallback = null;
      attempt(other);
    } else {
      fail(503, "no connection");
    }
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
    public void onTransportFailure() {}
  }
}
