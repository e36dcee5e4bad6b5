package dev.earshot.audio.sip;

import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import java.nio.charset.StandardCharsets;

/** Messages of a {@link ScriptedPeer} at 10.0.0.3 to an agent at 10.0.0.2, with LF line ends. */
final class Messages {
  private Messages() {}

  static String invite(String callId, String sdp) {
    return request("INVITE", callId, "", 1, sdp);
  }

  static String inDialog(String method, String callId, String toTag, int cseq, String sdp) {
    return request(method, callId, ";tag=" + toTag, cseq, sdp);
  }

  static String request(String method, String callId, String toParams, int cseq, String sdp) {
    String type = sdp.isEmpty() ? "" : "Content-Type: application/sdp\n";
    return method
        + " sip:room@10.0.0.2 SIP/2.0\n"
        + "Via: SIP/2.0/UDP 10.0.0.3:5060;branch=z9hG4bK-"
        + callId
        + "-"
        + cseq
        + (method.equals("ACK") ? "a" : "")
        + ";rport\n"
        + "Max-Forwards: 70\n"
        + "From: <sip:peer@10.0.0.3>;tag=peer\n"
        + "To: <sip:room@10.0.0.2>"
        + toParams
        + "\nCall-ID: "
        + callId
        + "\nCSeq: "
        + cseq
        + " "
        + method
        + "\nContact: <sip:peer@10.0.0.3:5060>\n"
        + type
        + "Content-Length: "
        + sdp.getBytes(StandardCharsets.UTF_8).length
        + "\n\n"
        + sdp;
  }

  /** A response with a tag and a Contact. */
  static SipResponse response(SipRequest request, int status) {
    return response(request, status, "peer");
  }

  static SipResponse response(SipRequest request, int status, String tag) {
    return SipResponse.to(request, status)
        .tagged(tag)
        .with(HeaderName.CONTACT, "<sip:peer@10.0.0.3:5060>");
  }
}
