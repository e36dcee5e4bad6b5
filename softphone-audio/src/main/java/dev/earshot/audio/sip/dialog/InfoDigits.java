package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The digits of one call by INFO, both ways (see {@link DigitBody}). Ours go one after the other,
 * so that none overtakes another. Sip thread.
 */
final class InfoDigits {
  private static final System.Logger LOG = System.getLogger("dev.earshot.audio.sip");
  private static final int MOST_WAITING = 32;

  private final DialogLink link;
  private final CallUser user;
  private final Deque<Character> waiting = new ArrayDeque<>();
  private boolean sending;

  InfoDigits(DialogLink link, CallUser user) {
    this.link = link;
    this.user = user;
  }

  /** Takes an INFO of the peer's, whatever it is about. */
  void received(ServerTransaction info) {
    SipRequest request = info.request();
    if (request.headers().first("Info-Package").isPresent() || !DigitBody.isIn(request)) {
      info.respond(link.answers().toOther(info));
      return;
    }
    Optional<Character> digit = DigitBody.digit(request.body());
    info.respond(
        digit.isPresent()
            ? link.answers().refusal(info, 200, "OK")
            : link.answers().refusal(info, 400, "Not A Digit"));
    digit.ifPresent(user::dialled);
  }

  /** Sends a digit; what is none, or comes while too many wait, is left out. */
  void send(char digit) {
    if (DigitBody.isDigit(digit) && waiting.size() < MOST_WAITING) {
      waiting.add(digit);
      sendNext();
    }
  }

  private void sendNext() {
    Character digit = sending ? null : waiting.poll();
    if (digit != null) {
      sending = true;
      SipRequest info = link.request("INFO").withBody(DigitBody.RELAY, DigitBody.relay(digit));
      link.send(info, (sent, response) -> answered(response));
    }
  }

  private void answered(SipResponse response) {
    if (response.isProvisional()) {
      return;
    }
    sending = false;
    if (!response.isSuccess()) {
      LOG.log(
          Level.WARNING,
          "the other side takes no digit by INFO: {0} {1}",
          response.status(),
          response.reason());
      waiting.clear();
    }
    sendNext();
  }

  /** The call is over. */
  void stop() {
    waiting.clear();
  }
}
