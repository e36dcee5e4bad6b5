package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.Header;
import dev.earshot.audio.sip.message.NameAddr;
import dev.earshot.audio.sip.message.SipUri;
import java.util.List;

/**
 * A call to be made.
 *
 * @param target request URI
 * @param from own address, without tag
 * @param headers extra header fields of the INVITE
 */
public record Invitation(
    SipUri target, NameAddr from, String offer, List<Header> headers, Authenticator authenticator) {
  public Invitation {
    headers = List.copyOf(headers);
  }
}
