package dev.earshot.audio.sip.message;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Names of the header fields this user agent knows, and their compact forms. */
public final class HeaderName {
  public static final String ACCEPT = "Accept";
  public static final String ALLOW = "Allow";
  public static final String ALLOW_EVENTS = "Allow-Events";
  public static final String AUTHORIZATION = "Authorization";
  public static final String CALL_ID = "Call-ID";
  public static final String CONTACT = "Contact";
  public static final String CONTENT_DISPOSITION = "Content-Disposition";
  public static final String CONTENT_ENCODING = "Content-Encoding";
  public static final String CONTENT_LENGTH = "Content-Length";
  public static final String CONTENT_TYPE = "Content-Type";
  public static final String CSEQ = "CSeq";
  public static final String EVENT = "Event";
  public static final String EXPIRES = "Expires";
  public static final String FROM = "From";
  public static final String MAX_FORWARDS = "Max-Forwards";
  public static final String MIN_EXPIRES = "Min-Expires";
  public static final String MIN_SE = "Min-SE";
  public static final String PROXY_AUTHENTICATE = "Proxy-Authenticate";
  public static final String PROXY_AUTHORIZATION = "Proxy-Authorization";
  public static final String RACK = "RAck";
  public static final String RECORD_ROUTE = "Record-Route";
  public static final String REFERRED_BY = "Referred-By";
  public static final String REFER_SUB = "Refer-Sub";
  public static final String REFER_TO = "Refer-To";
  public static final String REQUIRE = "Require";
  public static final String RETRY_AFTER = "Retry-After";
  public static final String ROUTE = "Route";
  public static final String RSEQ = "RSeq";
  public static final String SERVER = "Server";
  public static final String SERVICE_ROUTE = "Service-Route";
  public static final String SESSION_EXPIRES = "Session-Expires";
  public static final String SUBJECT = "Subject";
  public static final String SUBSCRIPTION_STATE = "Subscription-State";
  public static final String SUPPORTED = "Supported";
  public static final String TO = "To";
  public static final String UNSUPPORTED = "Unsupported";
  public static final String USER_AGENT = "User-Agent";
  public static final String VIA = "Via";
  public static final String WWW_AUTHENTICATE = "WWW-Authenticate";

  private static final Map<String, String> SPELLINGS =
      List.of(
              ACCEPT,
              ALLOW,
              ALLOW_EVENTS,
              AUTHORIZATION,
              CALL_ID,
              CONTACT,
              CONTENT_DISPOSITION,
              CONTENT_ENCODING,
              CONTENT_LENGTH,
              CONTENT_TYPE,
              CSEQ,
              EVENT,
              EXPIRES,
              FROM,
              MAX_FORWARDS,
              MIN_EXPIRES,
              MIN_SE,
              PROXY_AUTHENTICATE,
              PROXY_AUTHORIZATION,
              RACK,
              RECORD_ROUTE,
              REFERRED_BY,
              REFER_SUB,
              REFER_TO,
              REQUIRE,
              RETRY_AFTER,
              ROUTE,
              RSEQ,
              SERVER,
              SERVICE_ROUTE,
              SESSION_EXPIRES,
              SUBJECT,
              SUBSCRIPTION_STATE,
              SUPPORTED,
              TO,
              UNSUPPORTED,
              USER_AGENT,
              VIA,
              WWW_AUTHENTICATE)
          .stream()
          .collect(Collectors.toUnmodifiableMap(name -> name.toLowerCase(Locale.ROOT), n -> n));

  private static final Map<String, String> COMPACT =
      Map.ofEntries(
          Map.entry("b", REFERRED_BY),
          Map.entry("c", CONTENT_TYPE),
          Map.entry("e", CONTENT_ENCODING),
          Map.entry("f", FROM),
          Map.entry("i", CALL_ID),
          Map.entry("k", SUPPORTED),
          Map.entry("l", CONTENT_LENGTH),
          Map.entry("m", CONTACT),
          Map.entry("o", EVENT),
          Map.entry("r", REFER_TO),
          Map.entry("s", SUBJECT),
          Map.entry("t", TO),
          Map.entry("u", ALLOW_EVENTS),
          Map.entry("v", VIA),
          Map.entry("x", SESSION_EXPIRES));

  private HeaderName() {}

  /** The long form in its usual spelling; an unknown name stays as it is. */
  static String canonical(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String compact = COMPACT.get(lower);
    return compact != null ? compact : SPELLINGS.getOrDefault(lower, name);
  }
}
