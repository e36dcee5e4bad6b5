package dev.earshot.audio.sip.dialog;

import dev.earshot.audio.sip.message.HeaderName;
import dev.earshot.audio.sip.message.Headers;
import dev.earshot.audio.sip.message.SipResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What this user agent is and can, as it says in User-Agent, Allow, Supported, Accept and
 * Allow-Events (RFC 3261 20, RFC 6665 8.2.2). It says no more than what works. Sip thread.
 */
public final class Capabilities {
  public static final String SDP = "application/sdp";

  /** RFC 3262 and RFC 4028. */
  private static final List<String> EXTENSIONS = List.of("100rel", "timer");

  /**
   * Understood without anything being served: NOTIFY for what we subscribe to or refer, INFO for
   * digits.
   */
  private static final List<String> METHODS =
      List.of("INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "PRACK", "UPDATE", "NOTIFY", "INFO");

  /** Known, so that they are answered better than with 405. */
  private static final List<String> KNOWN = List.of("SUBSCRIBE", "REFER", "REGISTER");

  private static final String REPLACES = "replaces";

  private final String product;
  private final Set<String> events = new LinkedHashSet<>();
  private final Set<String> features = new LinkedHashSet<>();
  private List<String> extensions = EXTENSIONS;
  private boolean takesReferrals;

  /**
   * @param product value of User-Agent and Server
   */
  public Capabilities(String product) {
    this.product = product;
  }

  /**
   * From now on subscriptions to this package are taken.
   *
   * @param feature parameter that our Contact carries from now on, empty for none (RFC 3840)
   */
  public void serve(String eventPackage, String feature) {
    events.add(eventPackage);
    if (!feature.isEmpty()) {
      features.add(feature);
    }
  }

  /** From now on Allow names REFER, and Supported replaces (RFC 3891), or not. */
  public void offerTransfers(boolean referred, boolean replaced) {
    takesReferrals = referred;
    extensions =
        replaced ? Stream.concat(EXTENSIONS.stream(), Stream.of(REPLACES)).toList() : EXTENSIONS;
  }

  /** What a request may require. */
  public List<String> extensions() {
    return extensions;
  }

  /** Whether a request of this method is looked at any further. */
  public static boolean knows(String method) {
    return METHODS.contains(method) || KNOWN.contains(method);
  }

  String product() {
    return product;
  }

  /** Parameters of our Contact, each with its semicolon. */
  String contactParams() {
    StringBuilder params = new StringBuilder();
    features.forEach(feature -> params.append(';').append(feature));
    return params.toString();
  }

  /** The methods that work here. */
  String allow() {
    List<String> methods = new ArrayList<>(METHODS);
    if (!events.isEmpty()) {
      methods.add("SUBSCRIBE");
    }
    if (takesReferrals) {
      methods.add("REFER");
    }
    return String.join(", ", methods);
  }

  /** Names the methods, as a 405 must. */
  public SipResponse allowing(SipResponse response) {
    return response.with(HeaderName.ALLOW, allow());
  }

  /** Names the event packages, as a 489 must. */
  public SipResponse allowingEvents(SipResponse response) {
    return response.with(HeaderName.ALLOW_EVENTS, String.join(", ", events));
  }

  /** Adds all of it to an answer. */
  public SipResponse tell(SipResponse response) {
    return response.withHeaders(tell(response.headers()));
  }

  Headers tell(Headers headers) {
    Headers told =
        headers
            .with(HeaderName.ALLOW, allow())
            .with(HeaderName.ACCEPT, SDP)
            .with(HeaderName.SUPPORTED, String.join(", ", extensions));
    return events.isEmpty() ? told : told.with(HeaderName.ALLOW_EVENTS, String.join(", ", events));
  }
}
