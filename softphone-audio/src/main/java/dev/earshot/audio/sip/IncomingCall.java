package dev.earshot.audio.sip;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** A call that somebody else began. */
public interface IncomingCall extends Call {
  /** Request URI as sent, with parameters. */
  String requestUri();

  /** The From header field as sent. */
  String from();

  /** Whence the INVITE came. */
  InetAddress source();

  /** The address in From without parameters, for example {@code sip:mara@example.org}. */
  String caller();

  /** All header fields of the INVITE, as they may be shown. */
  List<SipHeader> headers();

  /** First header field of that name (case does not matter). */
  Optional<String> header(String name);

  /**
   * Call-ID of the call of ours whose place this one is to take (RFC 3891), empty text if it names
   * none that is up; nothing if it is a call like others.
   */
  Optional<String> replaces();

  /** SDP offer, empty if the caller wants ours (answer with an offer then). */
  Optional<String> offer();

  /** 180 Ringing; reliable (RFC 3262) if the caller requires it. */
  void ring();

  /**
   * 183 Session Progress with this SDP, for early media; reliable if the caller supports it. The
   * answer to an offer of ours arrives as {@link CallEvent.Confirmed} then.
   */
  void progress(String sdp);

  /** 200 OK with this SDP. */
  void answer(String sdp, List<SipHeader> headers);

  /** A final response of 300 to 699. */
  void reject(int status, String reason);
}
