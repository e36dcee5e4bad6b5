package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.Header;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.Headers;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.transaction.ServerTransaction;
import java.util.List;

/** Builds the responses that establish or keep a dialog (RFC 3261 12.1.1). */
public final class Answers {
  private final Requester requester;
  private final String localTag;
  private final String contactUser;

  Answers(Requester requester, String localTag, String contactUser) {
    this.requester = requester;
    this.localTag = localTag;
    this.contactUser = contactUser;
  }

  /** A 1xx or 2xx with Contact and the way back. */
  public SipResponse establishing(ServerTransaction transaction, int status) {
    SipRequest request = transaction.request();
    SipResponse response = SipResponse.to(request, status).tagged(localTag);
    Headers headers =
        response
            .headers()
            .withAll(HeaderName.RECORD_ROUTE, request.headers().all(HeaderName.RECORD_ROUTE))
            .with(HeaderName.CONTACT, requester.contact(request, transaction.from(), contactUser))
            .with(HeaderName.SERVER, requester.capabilities().product());
    return response.withHeaders(headers);
  }

  SipResponse success(ServerTransaction transaction, String sdp, List<Header> extra) {
    SipResponse response = requester.capabilities().tell(establishing(transaction, 200));
    Headers headers = response.headers().followedBy(new Headers(extra));
    return response.withHeaders(headers).withSdp(sdp);
  }

  public SipResponse refusal(ServerTransaction transaction, int status, String reason) {
    return SipResponse.to(transaction.request(), status, reason)
        .tagged(localTag)
        .with(HeaderName.SERVER, requester.capabilities().product());
  }

  /** RFC 6086: packages are not known here, only digits are taken; no body is a sign of life. */
  private SipResponse toInfo(ServerTransaction transaction) {
    Headers headers = transaction.request().headers();
    if (headers.first("Info-Package").isPresent()) {
      return refusal(transaction, 469, "Bad Info Package").with("Recv-Info", "");
    }
    return transaction.request().body().isEmpty()
        ? refusal(transaction, 200, "OK")
        : refusal(transaction, 415, "Unsupported Media Type")
            .with(HeaderName.ACCEPT, DigitBody.types());
  }

  /** What a request gets that means nothing here and now. */
  public SipResponse toOther(ServerTransaction transaction) {
    return switch (transaction.request().method()) {
      // Whoever could send a member elsewhere, or bring somebody in, could move a whisper.
      case "REFER" -> refusal(transaction, 403, "Transfers Are Not Taken");
      case "SUBSCRIBE" ->
          requester.capabilities().allowingEvents(refusal(transaction, 489, "Bad Event"));
      case "INFO" -> toInfo(transaction);
      case "OPTIONS" -> requester.capabilities().tell(SipResponse.to(transaction.request(), 200));
      default -> refusal(transaction, 481, "Call/Transaction Does Not Exist");
    };
  }
}
