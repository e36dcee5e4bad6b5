package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.NameAddr;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.message.SipUri;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import dev.earshot.audio.sip.transaction.TimerQueue;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The REFER of ours within one call, one at a time, and what the peer tells of it by NOTIFY (RFC
 * 3515, with {@code Refer-Sub} of RFC 4488 and {@code message/sipfrag} of RFC 3420). Sip thread.
 */
final class Transfers {
  /** As long as a call may ring, and then some. */
  private static final Duration LONGEST = CallContext.LONGEST_RINGING.plusSeconds(60);

  private static final Pattern STATUS_LINE =
      Pattern.compile("\\s*SIP/2\\.0 ([1-6][0-9][0-9]) ?([^\r\n]{0,200})");

  private final TimerQueue timers;
  private final DialogLink link;
  private @Nullable ReferUser user;
  private boolean accepted;
  private TimerQueue.Timer deadline = () -> {};

  Transfers(TimerQueue timers, DialogLink link) {
    this.timers = timers;
    this.link = link;
  }

  void refer(String target, ReferUser newUser) {
    if (!(SipUri.parse(target) instanceof Parsed.Ok<SipUri>)
        || !(NameAddr.parse("<" + target + ">") instanceof Parsed.Ok<NameAddr>)) {
      newUser.finished(400, "not a SIP address: " + target);
      return;
    }
    if (user != null) {
      newUser.finished(491, "another transfer of this call is under way");
      return;
    }
    user = newUser;
    accepted = false;
    deadline = timers.after(LONGEST, () -> finish(408, "nothing was heard of the transfer"));
    SipRequest bare = link.request("REFER");
    SipRequest refer =
        bare.withHeaders(
            bare.headers()
                .with(HeaderName.REFER_TO, "<" + target + ">")
                .with(HeaderName.REFERRED_BY, "<" + bare.from().uri() + ">"));
    link.send(refer, (sent, response) -> answered(newUser, response));
  }

  private void answered(ReferUser asker, SipResponse response) {
    if (user != asker || response.isProvisional()) {
      return;
    }
    if (!response.isSuccess()) {
      finish(response.status(), response.reason());
      return;
    }
    accept(asker);
    if (response.headers().first(HeaderName.REFER_SUB).orElse("true").strip().equals("false")) {
      finish(response.status(), "the other side will not tell more");
    }
  }

  private void accept(ReferUser asker) {
    if (!accepted) {
      accepted = true;
      asker.accepted();
    }
  }

  /** RFC 3515 2.4.4: a NOTIFY may come before the 202 it follows from. */
  void notified(ServerTransaction notify) {
    SipRequest request = notify.request();
    String event = request.headers().first(HeaderName.EVENT).orElse("");
    ReferUser asker = user;
    if (asker == null || !event.toLowerCase(Locale.ROOT).matches("refer[ \t]*(;.*)?")) {
      notify.respond(link.answers().refusal(notify, 481, "Subscription Does Not Exist"));
      return;
    }
    notify.respond(SipResponse.to(request, 200));
    accept(asker);
    String state = request.headers().first(HeaderName.SUBSCRIPTION_STATE).orElse("active");
    boolean over = state.strip().toLowerCase(Locale.ROOT).startsWith("terminated");
    Matcher line = STATUS_LINE.matcher(request.body());
    if (line.lookingAt()) {
      report(asker, Integer.parseInt(line.group(1)), line.group(2).strip(), over);
    } else if (over) {
      finish(408, "the other side does not say what came of it");
    }
  }

  private void report(ReferUser asker, int status, String reason, boolean over) {
    if (over || status >= 200) {
      finish(status, reason);
    } else {
      asker.progress(status, reason);
    }
  }

  private void finish(int status, String reason) {
    ReferUser asker = user;
    user = null;
    deadline.cancel();
    if (asker != null) {
      asker.finished(status, reason);
    }
  }

  /** The dialog is gone: nothing more can be heard. */
  void stop() {
    finish(487, "the call ended first");
  }
}
