package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.Headers;
import dev.earshot.audio.sip.message.NameAddr;
import dev.earshot.audio.sip.message.SipMessage;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.message.SipUri;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What both sides keep about a dialog (RFC 3261 12.1); sequence numbers are kept beside it.
 *
 * @param local own address with tag, as in From of our requests
 * @param remote the peer's address with its tag, as in To of our requests
 * @param routeSet values of the Route header field, nearest proxy first
 * @param remoteTarget URI where the peer wants requests
 */
public record Dialog(
    DialogId id, String local, String remote, List<String> routeSet, String remoteTarget) {
  public Dialog {
    routeSet = List.copyOf(routeSet);
  }

  /** RFC 3261 12.1.2: Record-Route is read backwards. */
  static Dialog asCaller(SipRequest invite, SipResponse response) {
    return new Dialog(
        DialogId.ofResponse(response),
        response.from().toString(),
        response.to().toString(),
        response.headers().elements(HeaderName.RECORD_ROUTE).reversed(),
        contact(response).orElse(invite.uri()));
  }

  /** RFC 3261 12.1.1. */
  static Dialog asCallee(SipRequest invite, String localTag) {
    return new Dialog(
        new DialogId(invite.callId(), localTag, invite.fromTag()),
        invite.to().withTag(localTag).toString(),
        invite.from().toString(),
        invite.headers().elements(HeaderName.RECORD_ROUTE),
        contact(invite).orElse(invite.from().uri()));
  }

  /** URI of the Contact, if there is one we can send to. */
  static Optional<String> contact(SipMessage message) {
    return message.headers().elements(HeaderName.CONTACT).stream()
        .findFirst()
        .flatMap(Dialog::uriOf)
        .filter(uri -> SipUri.parse(uri) instanceof Parsed.Ok<SipUri>);
  }

  private static Optional<String> uriOf(String nameAddr) {
    return NameAddr.parse(nameAddr) instanceof Parsed.Ok<NameAddr>(NameAddr address)
        ? Optional.of(address.uri())
        : Optional.empty();
  }

  /** RFC 3261 12.2.1.2: a re-INVITE and its answer may move the peer. */
  Dialog retargeted(SipMessage message) {
    return contact(message)
        .map(target -> new Dialog(id, local, remote, routeSet, target))
        .orElse(this);
  }

  /**
   * The remote target with a Replaces header in the way of RFC 3261 19.1.1: as the peer sees this
   * dialog, his own tag being to-tag.
   */
  String replacement() {
    String header = id.callId() + ";to-tag=" + id.remoteTag() + ";from-tag=" + id.localTag();
    return remoteTarget
        + (remoteTarget.indexOf('?') < 0 ? "?" : "&")
        + "Replaces="
        + escaped(header);
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 255);
      boolean plain =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || "-_.!~*()".indexOf(c) >= 0;
      escaped.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return escaped.toString();
  }

  /** Where requests of this dialog are sent first. */
  String nextHop() {
    return routeSet.stream().findFirst().flatMap(Dialog::uriOf).orElse(remoteTarget);
  }

  /** A request within the dialog (RFC 3261 12.2.1.1), still without Via, Contact and CSeq. */
  SipRequest request(String method) {
    Headers headers =
        Headers.NONE
            .with(HeaderName.MAX_FORWARDS, "70")
            .with(HeaderName.FROM, local)
            .with(HeaderName.TO, remote)
            .with(HeaderName.CALL_ID, id.callId());
    if (routeSet.isEmpty() || loose(nextHop())) {
      return new SipRequest(method, remoteTarget, headers.withAll(HeaderName.ROUTE, routeSet), "");
    }
    // A strict router (RFC 2543) wants to see itself on the request line, the target comes last.
    Headers strict =
        headers
            .withAll(HeaderName.ROUTE, routeSet.subList(1, routeSet.size()))
            .with(HeaderName.ROUTE, "<" + remoteTarget + ">");
    return new SipRequest(method, nextHop(), strict, "");
  }

  private static boolean loose(String uri) {
    return SipUri.parse(uri) instanceof Parsed.Ok<SipUri>(SipUri route) && route.params().has("lr");
  }
}
