package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipUri;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A peer's REFER within a call and the subscription it makes (RFC 3515 2.4): our answer, then a
 * NOTIFY for each thing that is to be told. Sip thread.
 */
public final class ReceivedReferral {
  private enum State {
    OPEN,
    ACCEPTED,
    OVER
  }

  private final DialogLink link;
  private final ServerTransaction refer;
  private final SipUri target;
  private State state = State.OPEN;

  ReceivedReferral(DialogLink link, ServerTransaction refer, SipUri target) {
    this.link = link;
    this.refer = refer;
    this.target = target;
  }

  /** Whom to call, without header fields. */
  public String target() {
    return target.withoutHeaders().toString();
  }

  /** Value of the Replaces header field that the call is to carry (RFC 3261 19.1.1). */
  public Optional<String> replaces() {
    return Stream.of(target.headers().split("&", -1))
        .filter(field -> field.regionMatches(true, 0, "Replaces=", 0, 9))
        .map(field -> field.substring(9))
        .flatMap(escaped -> unescaped(escaped).stream())
        .findFirst();
  }

  private static Optional<String> unescaped(String escaped) {
    try {
      // A plus stands for itself in a SIP URI.
      String text = URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
      return Optional.of(text).filter(value -> value.chars().noneMatch(c -> c < 32 || c == 127));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** Whether reports of it are still to come. */
  boolean underWay() {
    return state == State.ACCEPTED;
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  /** We try. */
  public void accept() {
    if (state == State.OPEN) {
      state = State.ACCEPTED;
      refer.respond(link.answers().establishing(refer, 202));
      notify("active;expires=180", 100, "Trying");
    }
  }

  /** We do not. */
  public void refuse(int status, String reason) {
    if (state == State.OPEN) {
      state = State.OVER;
      refer.respond(link.answers().refusal(refer, status, reason));
    }
  }

  /** Where our call stands; after a final status nothing is told any more. */
  public void report(int status, String reason) {
    if (state != State.ACCEPTED) {
      return;
    }
    if (status >= 200) {
      state = State.OVER;
      notify("terminated;reason=noresource", status, reason);
    } else {
      notify("active;expires=180", status, reason);
    }
  }

  /** The call is over: there is no way left to tell. */
  void stop() {
    state = State.OVER;
  }

  private void notify(String subscription, int status, String reason) {
    String line = "SIP/2.0 " + status + " " + reason.replaceAll("\\p{Cntrl}", " ") + "\r\n";
    SipRequest bare = link.request("NOTIFY");
    SipRequest notify =
        bare.withHeaders(
            bare.headers()
                .with(HeaderName.EVENT, "refer;id=" + refer.request().cseq().number())
                .with(HeaderName.SUBSCRIPTION_STATE, subscription));
    // Whatever comes back: the subscription lives no longer than the call.
    link.send(notify.withBody("message/sipfrag;version=2.0", line), (sent, response) -> {});
  }
}
