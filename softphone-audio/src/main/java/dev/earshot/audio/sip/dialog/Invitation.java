package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.Header;
import dev.earshot.audio.sip.message.NameAddr;
import dev.earshot.audio.sip.message.SipUri;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * A call to be made.
 *
 * @param target request URI
 * @param from own address, without tag
 * @param headers extra header fields of the INVITE
 * @param way how it gets there
 * @param redirects whether a redirection from one address to another is followed
 */
public record Invitation(
    SipUri target,
    NameAddr from,
    String offer,
    List<Header> headers,
    Authenticator authenticator,
    Function<SipUri, Way> way,
    BiPredicate<SipUri, SipUri> redirects) {
  public Invitation {
    headers = List.copyOf(headers);
  }
}
