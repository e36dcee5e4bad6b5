package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.Header;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.Headers;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import java.util.List;

/** Builds the responses that establish or keep a dialog (RFC 3261 12.1.1). */
final class Answers {
  private final Requester requester;
  private final String localTag;
  private final String contactUser;

  Answers(Requester requester, String localTag, String contactUser) {
    this.requester = requester;
    this.localTag = localTag;
    this.contactUser = contactUser;
  }

  /** A 1xx or 2xx with Contact and the way back. */
  SipResponse establishing(ServerTransaction transaction, int status) {
    SipRequest request = transaction.request();
    SipResponse response = SipResponse.to(request, status).tagged(localTag);
    Headers headers =
        response
            .headers()
            .withAll(HeaderName.RECORD_ROUTE, request.headers().all(HeaderName.RECORD_ROUTE))
            .with(
                HeaderName.CONTACT,
                "<" + requester.contactUri(transaction.from(), contactUser) + ">")
            .with(HeaderName.SERVER, requester.product());
    return response.withHeaders(headers);
  }

  SipResponse success(ServerTransaction transaction, String sdp, List<Header> extra) {
    SipResponse response = Capabilities.tell(establishing(transaction, 200));
    Headers headers = response.headers().followedBy(new Headers(extra));
    return response.withHeaders(headers).withSdp(sdp);
  }

  SipResponse refusal(ServerTransaction transaction, int status, String reason) {
    return SipResponse.to(transaction.request(), status, reason)
        .tagged(localTag)
        .with(HeaderName.SERVER, requester.product());
  }
}
