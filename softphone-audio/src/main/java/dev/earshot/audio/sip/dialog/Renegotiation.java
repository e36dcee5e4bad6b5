package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import dev.earshot.audio.sip.transaction.TimerQueue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Offers after the first one, in both directions, one at a time: by re-INVITE (RFC 3261 14), by
 * UPDATE (RFC 3311), by PRACK (RFC 3262 5). An offer of ours that cannot go out now waits; a newer
 * one takes its place. Sip thread.
 */
final class Renegotiation implements Offers {
  private static final int MAX_GLARES = 5;

  private final CallContext context;
  private final DialogLink link;
  private final CallUser user;
  private Negotiating stage;
  private @Nullable ServerTransaction theirs;
  private @Nullable Exchange ours;
  private @Nullable String waiting;
  private boolean onlyRefreshes;
  private String local = "";
  private String remote = "";
  private boolean remoteAnswered;
  private int glares;
  private boolean pausing;
  private TimerQueue.Timer deadline = () -> {};
  private TimerQueue.Timer pause = () -> {};

  Renegotiation(CallContext context, DialogLink link, CallUser user, Negotiating stage) {
    this.context = context;
    this.link = link;
    this.user = user;
    this.stage = stage;
  }

  /** The call was answered: the same exchanges go on under other rules. */
  void moveTo(Negotiating next) {
    stage = next;
  }

  /** What the first offer and answer came to. */
  void agreed(String ourDescription, String theirDescription) {
    local = ourDescription;
    remote = theirDescription;
    remoteAnswered = true;
  }

  /** The peer's latest description, if it was an answer; empty if it was an offer. */
  String answered() {
    return remoteAnswered ? remote : "";
  }

  @Override
  public void offer(String sdp) {
    waiting = sdp;
    onlyRefreshes = false;
    glares = 0;
    next();
  }

  /** Whether an exchange is going on, which is a sign of life in itself. */
  boolean underWay() {
    return ours != null || theirs != null;
  }

  /** Offers once more what was agreed, unless something else is under way, which does as well. */
  void refresh() {
    if (!underWay() && waiting == null) {
      waiting = local;
      onlyRefreshes = true;
      glares = 0;
      next();
    }
  }

  /** Sends the offer that waits, if nothing else is under way. */
  void next() {
    String sdp = waiting;
    boolean busy = ours != null || theirs != null || pausing || stage.busy();
    if (sdp == null || busy || stage.ended()) {
      return;
    }
    waiting = null;
    boolean refreshes = onlyRefreshes;
    SipRequest offer = stage.prepared(link.request(stage.offersBy())).withSdp(sdp);
    ours = link.send(offer, (sent, response) -> onResponse(sdp, refreshes, sent, response));
    deadline = context.timers().after(CallContext.LONGEST_RINGING, this::cancelOurs);
  }

  private void cancelOurs() {
    if (ours != null) {
      ours.cancel();
    }
  }

  private void onResponse(String sdp, boolean refreshes, SipRequest sent, SipResponse response) {
    if (response.isSuccess()) {
      accepted(sdp, refreshes, sent, response);
    } else if (!response.isProvisional()) {
      finishOurs();
      refused(sdp, refreshes, response);
    }
  }

  private void accepted(String sdp, boolean refreshes, SipRequest sent, SipResponse response) {
    boolean first = ours != null;
    link.learn(response);
    if (sent.isInvite()) {
      stage.acknowledge(sent);
    }
    if (!first) {
      return;
    }
    finishOurs();
    boolean news = !refreshes || !response.body().equals(remote);
    local = sdp;
    remote = response.body();
    remoteAnswered = true;
    if (!stage.ended()) {
      stage.settled(response);
      if (news) {
        user.reinviteAnswered(response.body());
      }
    }
    next();
  }

  private void refused(String sdp, boolean refreshes, SipResponse response) {
    if (stage.ended()) {
      return;
    }
    if (response.status() == 491 && glares < MAX_GLARES) {
      glares++;
      again(sdp, refreshes);
      retry();
    } else if (response.status() == 422 && stage.raised(response)) {
      again(sdp, refreshes);
      next();
    } else if (response.status() == 481 || response.status() == 408) {
      // RFC 3261 12.2.1.2: the peer does not know this dialog any more.
      stage.lose("lost: " + response.status() + " " + response.reason());
    } else {
      if (refreshes) {
        stage.refreshRefused();
      } else {
        user.reinviteRefused(response.status(), response.reason());
      }
      next();
    }
  }

  private void again(String sdp, boolean refreshes) {
    if (waiting == null) {
      waiting = sdp;
      onlyRefreshes = refreshes;
    }
  }

  private void finishOurs() {
    ours = null;
    deadline.cancel();
  }

  /** RFC 3261 14.1: whoever made the Call-ID waits longer, so that the two do not meet again. */
  private void retry() {
    int millis =
        link.ownsCallId()
            ? 2_100 + 10 * context.identifiers().below(191)
            : 10 * context.identifiers().below(201);
    pausing = true;
    pause =
        context
            .timers()
            .after(
                Duration.ofMillis(millis),
                () -> {
                  pausing = false;
                  next();
                });
  }

  /** The peer offers, or with an empty INVITE asks for our offer. */
  void received(ServerTransaction offer) {
    if (stage.ended()) {
      offer.respond(link.answers().refusal(offer, 481, "Call Is Over"));
    } else if (ours != null || stage.refusal() == 491) {
      offer.respond(link.answers().refusal(offer, 491, "Request Pending"));
    } else if (theirs != null || stage.refusal() != 0) {
      // RFC 3261 14.2, RFC 3311 5.2: another one before we answered the first.
      String seconds = Integer.toString(context.identifiers().below(11));
      offer.respond(
          link.answers()
              .refusal(offer, 500, "Another Offer Is Under Way")
              .with(HeaderName.RETRY_AFTER, seconds));
    } else {
      link.learn(offer.request());
      theirs = offer;
      offer.onCancel(() -> refuse(487, "Request Terminated"));
      deadline =
          context.timers().after(CallContext.LONGEST_THOUGHT, () -> refuse(500, "No Answer Found"));
      user.reinvited(offer.request().body());
    }
  }

  @Override
  public void answer(String sdp) {
    ServerTransaction offer = theirs;
    if (offer != null) {
      finishTheirs();
      local = sdp;
      remote = offer.request().body();
      remoteAnswered = false;
      stage.succeed(offer, sdp);
      next();
    }
  }

  @Override
  public void refuse(int status, String reason) {
    ServerTransaction offer = theirs;
    if (offer != null) {
      finishTheirs();
      offer.respond(link.answers().refusal(offer, status, reason));
      next();
    }
  }

  private void finishTheirs() {
    theirs = null;
    deadline.cancel();
  }

  /** The call is over: whatever is open is closed. */
  void stop() {
    waiting = null;
    pause.cancel();
    cancelOurs();
    refuse(487, "Request Terminated");
  }
}
