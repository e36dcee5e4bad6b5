package dev.earshot.audio.sip.message;

import dev.earshot.audio.Parsed;
import java.util.List;

/**
 * The fields without which a message can be neither matched nor answered (RFC 3261 8.1.1). Each
 * must be there, once (Via: at least once), and well-formed.
 */
final class MandatoryFields {
  private static final List<String> SINGLE =
      List.of(HeaderName.FROM, HeaderName.TO, HeaderName.CALL_ID, HeaderName.CSEQ);

  private MandatoryFields() {}

  static Parsed<SipMessage> check(Parsed<SipMessage> parsed) {
    if (!(parsed instanceof Parsed.Ok<SipMessage>(SipMessage message))) {
      return parsed;
    }
    Headers headers = message.headers();
    for (String name : SINGLE) {
      int count = headers.all(name).size();
      if (count != 1) {
        return refuse((count == 0 ? "missing " : "more than one ") + name);
      }
    }
    List<String> vias = headers.elements(HeaderName.VIA);
    if (vias.isEmpty()) {
      return refuse("missing Via");
    }
    for (String via : vias) {
      if (Via.parse(via) instanceof Parsed.Rejected<Via>(String reason, int position)) {
        return refuse(reason);
      }
    }
    return addresses(message, parsed);
  }

  private static Parsed<SipMessage> addresses(SipMessage message, Parsed<SipMessage> parsed) {
    Headers headers = message.headers();
    for (String name : List.of(HeaderName.FROM, HeaderName.TO)) {
      if (NameAddr.parse(headers.first(name).orElse("")) instanceof Parsed.Rejected<NameAddr>) {
        return refuse("malformed " + name);
      }
    }
    if (CSeq.parse(headers.first(HeaderName.CSEQ).orElse(""))
        instanceof Parsed.Rejected<CSeq>(String reason, int position)) {
      return refuse(reason);
    }
    String callId = headers.first(HeaderName.CALL_ID).orElse("");
    if (callId.isEmpty() || Tokens.hasBlankOrControl(callId)) {
      return refuse("malformed Call-ID");
    }
    return parsed;
  }

  private static Parsed<SipMessage> refuse(String reason) {
    return new Parsed.Rejected<>(reason, -1);
  }
}
