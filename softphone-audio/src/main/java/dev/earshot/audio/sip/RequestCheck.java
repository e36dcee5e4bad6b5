package dev.earshot.audio.sip;

import dev.earshot.audio.Parsed;
import dev.earshot.audio.sip.dialog.Capabilities;
import dev.earshot.audio.sip.message.ContentLength;
import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.Headers;
import dev.earshot.audio.sip.message.NameAddr;
import dev.earshot.audio.sip.message.SipRequest;
import dev.earshot.audio.sip.message.SipResponse;
import dev.earshot.audio.sip.message.SipUri;
import dev.earshot.audio.sip.transport.Transport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a user agent server looks at before it takes a request (RFC 3261 8.2). Pure: the first thing
 * found wrong gives the answer. Reason phrases are ours; nothing of the request is repeated in
 * them.
 */
final class RequestCheck {
  private static final Pattern HOPS = Pattern.compile("0*[0-9]{1,3}");

  private static final List<Function<SipRequest, Optional<SipResponse>>> FIRST =
      List.of(RequestCheck::version, RequestCheck::method, RequestCheck::framing);

  private static final List<Function<SipRequest, Optional<SipResponse>>> THEN =
      List.of(RequestCheck::content, RequestCheck::accept, RequestCheck::contact);

  /** Whose body is an offer or an answer. */
  private static final Set<String> OFFERING = Set.of("INVITE", "UPDATE", "PRACK");

  /** What makes a dialog. */
  private static final Set<String> BEGINNING = Set.of("INVITE", "SUBSCRIBE");

  private RequestCheck() {}

  /**
   * The refusal, or nothing if the request, which came by that transport, may be taken.
   *
   * @param extensions that it may require
   */
  static Optional<SipResponse> refusal(SipRequest request, Transport via, List<String> extensions) {
    return first(FIRST, request)
        .or(() -> uri(request, via))
        .or(() -> extensions(request, extensions))
        .or(() -> first(THEN, request));
  }

  private static Optional<SipResponse> first(
      List<Function<SipRequest, Optional<SipResponse>>> checks, SipRequest request) {
    for (Function<SipRequest, Optional<SipResponse>> check : checks) {
      Optional<SipResponse> refusal = check.apply(request);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  private static Optional<SipResponse> version(SipRequest request) {
    return request.version().equals(SipRequest.VERSION)
        ? Optional.empty()
        : Optional.of(SipResponse.to(request, 505));
  }

  private static Optional<SipResponse> method(SipRequest request) {
    if (!request.cseq().method().equals(request.method())) {
      return bad(request, "CSeq Names Another Method");
    }
    return Capabilities.knows(request.method())
        ? Optional.empty()
        : Optional.of(SipResponse.to(request, 405));
  }

  private static Optional<SipResponse> framing(SipRequest request) {
    int actual = request.body().getBytes(StandardCharsets.UTF_8).length;
    boolean truncated =
        ContentLength.of(request.headers(), actual) instanceof Parsed.Ok<Integer>(Integer told)
            && told > actual;
    if (truncated) {
      return bad(request, "Body Shorter Than Content-Length");
    }
    String hops = request.headers().first(HeaderName.MAX_FORWARDS).orElse("70");
    return HOPS.matcher(hops).matches() && Integer.parseInt(hops) <= 255
        ? Optional.empty()
        : bad(request, "Malformed Max-Forwards");
  }

  /** RFC 3261 26.2.2: what asks for protection must not come by a way that has none. */
  private static Optional<SipResponse> uri(SipRequest request, Transport via) {
    String scheme = request.uri().substring(0, request.uri().indexOf(':'));
    boolean secure = scheme.equalsIgnoreCase("sips");
    if (!scheme.equalsIgnoreCase("sip") && !(secure && via == Transport.TLS)) {
      return Optional.of(SipResponse.to(request, 416));
    }
    if (!(SipUri.parse(request.uri()) instanceof Parsed.Ok<SipUri>(SipUri uri))) {
      return bad(request, "Malformed Request URI");
    }
    return uri.headers().isEmpty()
        ? Optional.empty()
        : bad(request, "Header Fields in the Request URI");
  }

  /** CANCEL must not ask for any (RFC 3261 8.2.2.3). */
  private static Optional<SipResponse> extensions(SipRequest request, List<String> known) {
    List<String> required =
        request.headers().elements(HeaderName.REQUIRE).stream()
            .filter(extension -> !known.contains(extension))
            .toList();
    return required.isEmpty() || request.method().equals("CANCEL")
        ? Optional.empty()
        : Optional.of(
            SipResponse.to(request, 420).with(HeaderName.UNSUPPORTED, String.join(", ", required)));
  }

  private static Optional<SipResponse> content(SipRequest request) {
    Headers headers = request.headers();
    boolean optional =
        headers.first(HeaderName.CONTENT_DISPOSITION).orElse("").contains("handling=optional");
    if (!OFFERING.contains(request.method()) || request.body().isEmpty() || optional) {
      return Optional.empty();
    }
    String encoding = headers.first(HeaderName.CONTENT_ENCODING).orElse("identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      return Optional.of(SipResponse.to(request, 415).with("Accept-Encoding", "identity"));
    }
    String type = headers.first(HeaderName.CONTENT_TYPE).orElse("");
    int semicolon = type.indexOf(';');
    String plain = (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
    return plain.equalsIgnoreCase(Capabilities.SDP)
        ? Optional.empty()
        : Optional.of(SipResponse.to(request, 415).with(HeaderName.ACCEPT, Capabilities.SDP));
  }

  /** RFC 3261 21.4.7: our answer is a session description, and the caller must want one. */
  private static Optional<SipResponse> accept(SipRequest request) {
    List<String> accepted = request.headers().elements(HeaderName.ACCEPT);
    boolean wanted =
        accepted.stream()
            .map(range -> range.replaceFirst("[ \t]*;.*", "").toLowerCase(Locale.ROOT))
            .anyMatch(List.of(Capabilities.SDP, "application/*", "*/*")::contains);
    return !request.isInvite() || accepted.isEmpty() || wanted
        ? Optional.empty()
        : Optional.of(SipResponse.to(request, 406).with(HeaderName.ACCEPT, Capabilities.SDP));
  }

  /**
   * RFC 3261 12.1.1: without it later requests would have no target. RFC 2543 did not ask for it;
   * there From stands in.
   */
  private static Optional<SipResponse> contact(SipRequest request) {
    List<String> contacts = request.headers().elements(HeaderName.CONTACT);
    boolean old = contacts.isEmpty() && !request.via().isUnique();
    if (!BEGINNING.contains(request.method()) || old) {
      return Optional.empty();
    }
    boolean usable =
        contacts.size() == 1
            && NameAddr.parse(contacts.getFirst()) instanceof Parsed.Ok<NameAddr>(NameAddr contact)
            && SipUri.parse(contact.uri()) instanceof Parsed.Ok<SipUri>;
    return usable ? Optional.empty() : bad(request, "One Contact Is Needed");
  }

  private static Optional<SipResponse> bad(SipRequest request, String reason) {
    return Optional.of(SipResponse.to(request, 400, reason));
  }
}
