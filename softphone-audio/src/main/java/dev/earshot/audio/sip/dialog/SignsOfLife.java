package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.SipResponse;
import java.util.function.Consumer;

/**
 * Keeps the session of an established call alive (RFC 4028): refreshes by UPDATE if the peer takes
 * it, else by re-INVITE, and says when the peer is gone. Sip thread.
 */
final class SignsOfLife {
  private final DialogLink link;
  private final Renegotiation offers;
  private final SessionTimer timer;
  private final Consumer<String> lost;
  private boolean stopped;

  /**
   * @param lost hears why, once the peer is gone
   */
  SignsOfLife(CallContext context, DialogLink link, Renegotiation offers, Consumer<String> lost) {
    this.link = link;
    this.offers = offers;
    this.lost = lost;
    this.timer =
        new SessionTimer(
            context.timers(),
            context.sessions(),
            this::refresh,
            () -> lost.accept("the other side gave no sign of life"));
  }

  SessionTimer timer() {
    return timer;
  }

  void stop() {
    stopped = true;
    timer.stop();
  }

  private void refresh() {
    if (offers.underWay()) {
      timer.tryAgain();
    } else if (link.peerUpdates()) {
      link.send(timer.asking(link.request("UPDATE")), (sent, response) -> refreshed(response));
    } else {
      offers.refresh();
    }
  }

  private void refreshed(SipResponse response) {
    if (stopped || response.isProvisional()) {
      return;
    }
    switch (response.status()) {
      case 481, 408 -> lost.accept("lost: " + response.status() + " " + response.reason());
      case 405, 501 -> {
        link.peerUpdatesNot();
        refresh();
      }
      case 422 -> {
        if (timer.raised(response)) {
          refresh();
        } else {
          timer.tryAgain();
        }
      }
      default -> {
        if (response.isSuccess()) {
          link.learn(response);
          timer.answered(response);
        } else {
          timer.tryAgain();
        }
      }
    }
  }
}
