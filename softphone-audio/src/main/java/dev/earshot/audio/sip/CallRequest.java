package dev.earshot.audio.sip;

import java.util.List;
import java.util.Optional;

/**
 * An outgoing call.
 *
 * @param target request URI, for example {@code sip:room-1@127.0.0.1:5070;transport=tcp}
 * @param from own address, for example {@code "Mara" <sip:mara@127.0.0.1>}
 * @param offer SDP offer
 * @param headers extra header fields of the INVITE
 * @param account whose credentials answer a challenge, if any
 */
public record CallRequest(
    String target,
    String from,
    String offer,
    List<SipHeader> headers,
    Optional<SipAccount> account) {
  public CallRequest {
    headers = List.copyOf(headers);
  }
}
