package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.SipResponse;
import java.util.List;

/** What this user agent understands, as it says in Allow and Accept (RFC 3261 20.1, 20.5). */
public final class Capabilities {
  public static final List<String> METHODS = List.of("INVITE", "ACK", "CANCEL", "BYE", "OPTIONS");
  public static final String SDP = "application/sdp";

  private Capabilities() {}

  /** Adds them to an answer. */
  public static SipResponse tell(SipResponse response) {
    return response.with(HeaderName.ALLOW, String.join(", ", METHODS)).with(HeaderName.ACCEPT, SDP);
  }
}
