package dev.earshot.audio.sip;

import dev.earshot.audio.sip.dialog.Authenticator;
import dev.earshot.audio.sip.dialog.CallContext;
import dev.earshot.audio.sip.dialog.LocalSequence;

/**
 * What is kept of one registrar: each counts and challenges for itself (RFC 3261 10.2). Sip thread.
 */
record RegistrarLink(
    String uri, String callId, LocalSequence sequence, Authenticator authenticator) {
  static RegistrarLink to(String uri, SipAccount account, CallContext context) {
    return new RegistrarLink(
        uri,
        context.identifiers().callId(),
        new LocalSequence(),
        new DigestAuthenticator(account, context.identifiers()));
  }
}
