package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import dev.earshot.audio.sip.transaction.TimerQueue;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Re-INVITEs of one call in both directions, one at a time (RFC 3261 14). An offer of ours that
 * cannot go out now waits; a newer one takes its place. Sip thread.
 */
final class Reinvites {
  private static final int MAX_GLARES = 5;

  private final CallContext context;
  private final EstablishedCall call;
  private final CallUser user;
  private @Nullable ServerTransaction theirs;
  private @Nullable Exchange ours;
  private @Nullable String waiting;
  private int glares;
  private boolean pausing;
  private TimerQueue.Timer deadline = () -> {};
  private TimerQueue.Timer pause = () -> {};

  Reinvites(CallContext context, EstablishedCall call, CallUser user) {
    this.context = context;
    this.call = call;
    this.user = user;
  }

  void offer(String sdp) {
    if (!call.ended()) {
      waiting = sdp;
      glares = 0;
      next();
    }
  }

  /** Sends the offer that waits, if nothing else is under way. */
  void next() {
    String sdp = waiting;
    boolean busy = ours != null || theirs != null || pausing || call.repeater().waiting();
    if (sdp == null || busy || call.ended()) {
      return;
    }
    waiting = null;
    SipRequest bare = call.request("INVITE");
    SipRequest request =
        new SipRequest(
            "INVITE",
            bare.uri(),
            bare.headers().with(HeaderName.CONTENT_TYPE, Capabilities.SDP),
            sdp);
    ours = call.send(request, (sent, response) -> onResponse(sdp, sent, response));
    deadline = context.timers().after(CallContext.LONGEST_RINGING, this::cancelOurs);
  }

  private void cancelOurs() {
    if (ours != null) {
      ours.cancel();
    }
  }

  private void onResponse(String sdp, SipRequest sent, SipResponse response) {
    if (response.isProvisional()) {
      return;
    }
    if (response.isSuccess()) {
      boolean first = ours != null;
      call.retarget(response);
      call.acknowledge(sent);
      if (first) {
        finishOurs();
        whileCallStands(() -> user.reinviteAnswered(response.body()));
        next();
      }
      return;
    }
    finishOurs();
    if (response.status() == 491 && glares < MAX_GLARES && !call.ended()) {
      glares++;
      retry(sdp);
    } else if (response.status() == 481 || response.status() == 408) {
      // RFC 3261 12.2.1.2: the peer does not know this dialog any more.
      call.lose("lost: " + response.status() + " " + response.reason());
    } else {
      whileCallStands(() -> user.reinviteRefused(response.status(), response.reason()));
      next();
    }
  }

  private void whileCallStands(Runnable action) {
    if (!call.ended()) {
      action.run();
    }
  }

  private void finishOurs() {
    ours = null;
    deadline.cancel();
  }

  /** RFC 3261 14.1: whoever made the Call-ID waits longer, so that the two do not meet again. */
  private void retry(String sdp) {
    int millis =
        call.ownsCallId()
            ? 2_100 + 10 * context.identifiers().below(191)
            : 10 * context.identifiers().below(201);
    if (waiting == null) {
      waiting = sdp;
    }
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

  void received(ServerTransaction invite) {
    if (call.ended()) {
      invite.respond(call.answers().refusal(invite, 481, "Call Is Over"));
    } else if (ours != null || call.repeater().waiting() && !call.repeater().answersOffer()) {
      invite.respond(SipResponse.to(invite.request(), 491));
    } else if (theirs != null) {
      // RFC 3261 14.2: a second one before we answered the first.
      String seconds = Integer.toString(context.identifiers().below(11));
      invite.respond(SipResponse.to(invite.request(), 500).with(HeaderName.RETRY_AFTER, seconds));
    } else {
      call.retarget(invite.request());
      theirs = invite;
      invite.onCancel(() -> refuse(487, "Request Terminated"));
      deadline =
          context.timers().after(CallContext.LONGEST_THOUGHT, () -> refuse(500, "No Answer Found"));
      user.reinvited(invite.request().body());
    }
  }

  void answer(String sdp) {
    ServerTransaction invite = theirs;
    if (invite != null) {
      finishTheirs();
      call.succeed(invite, sdp, List.of());
    }
  }

  void refuse(int status, String reason) {
    ServerTransaction invite = theirs;
    if (invite != null) {
      finishTheirs();
      invite.respond(call.answers().refusal(invite, status, reason));
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
