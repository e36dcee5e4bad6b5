package dev.earshot.app.profile;

import dev.earshot.audio.phone.MediaSecurity;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads what a profile says about an account of SignalWire or Twilio. */
final class SignalWireReader {
  private static final URI TWILIO = URI.create("https://api.twilio.com");
  private static final Pattern UUID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
  private static final Pattern TWILIO_SID = Pattern.compile("AC[0-9a-f]{32}");
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final Pattern DIALLED = Pattern.compile("sips?:[^\\s<>\"]{1,255}");
  private static final Pattern CALLER = Pattern.compile("\\+[0-9]{5,15}|sip:[^\\s<>\"]{1,255}");
  private static final Pattern WILDCARD = Pattern.compile("[^\\p{Cntrl}\\s]{1,255}");
  private static final String WILDCARD_RULE = "a number or SIP address, * for any signs";
  private static final Map<String, SignalWireTarget.FirstCaller> FIRST =
      new TreeMap<>(EnumNames.of(SignalWireTarget.FirstCaller.class));

  private SignalWireReader() {}

  static Target read(Section root) {
    Section section = root.section("signalwire");
    SignalWireTarget.Account account = account(section);
    SipClient sip = SipReader.read(root.section("sip"), "tls", MediaSecurity.Policy.REQUIRED);
    SignalWireTarget.Roles roles = roles(section.optionalSection("roles"));
    Duration poll = Duration.ofSeconds(section.integer("pollSeconds", 1, 30, 2));
    Optional<SignalWireTarget.Endpoint> endpoint =
        section.optionalSection("endpoint").map(SignalWireReader::endpoint);
    if (account.entry() == SignalWireTarget.Entry.CALL && endpoint.isEmpty()) {
      section.wrong("endpoint", "is missing: with entry call our document is fetched from it");
    }
    section.end();
    return new SignalWireTarget(account, sip, roles, poll, endpoint);
  }

  private static SignalWireTarget.Account account(Section section) {
    SignalWireTarget.Dialect dialect =
        section.choice("dialect", SignalWireTarget.Dialect.SIGNALWIRE);
    boolean twilio = dialect == SignalWireTarget.Dialect.TWILIO;
    Optional<String> given = section.optionalText("baseUrl");
    URI baseUrl =
        twilio && given.isEmpty() ? TWILIO : section.url("baseUrl", Set.of("https", "http"));
    section.text("accountSid");
    String sid =
        twilio
            ? section.text("accountSid", TWILIO_SID, "", "AC and 32 hex digits, not")
            : section.text("accountSid", UUID, "", "the project's UUID, not");
    SignalWireTarget.Account account =
        new SignalWireTarget.Account(
            dialect,
            baseUrl,
            sid,
            section.text("user", USER, sid, "an account's or an API key's SID, not"),
            section.secret("token"),
            section.choice("entry", SignalWireTarget.Entry.DIAL),
            section.text("dial", DIALLED, "", "sip:USER@HOST, not"),
            section.text("callerId", CALLER, "", "a number as +15551234567, or sip:, not"));
    entry(section, account);
    return account;
  }

  private static void entry(Section section, SignalWireTarget.Account account) {
    boolean dials = account.entry() == SignalWireTarget.Entry.DIAL;
    if (dials && account.dial().isEmpty()) {
      section.wrong("dial", "is missing: what the telephone dials to get into a conference");
    }
    if (!dials && account.callerId().isEmpty()) {
      section.wrong("callerId", "is missing: what the call to the telephone shows");
    }
    boolean adds = account.entry() == SignalWireTarget.Entry.ADD;
    if (adds && account.dialect() != SignalWireTarget.Dialect.TWILIO) {
      section.wrong("entry", "add is for Twilio: SignalWire cannot do that");
    }
  }

  private static SignalWireTarget.Roles roles(Optional<Section> section) {
    SignalWireTarget.Roles roles =
        new SignalWireTarget.Roles(
            wildcards(section, "agents"),
            wildcards(section, "customers"),
            wildcards(section, "supervisors"),
            wildcards(section, "agentLabels"),
            section.flatMap(s -> s.optionalBoolean("trustCallerId")).orElse(false),
            section.flatMap(SignalWireReader::firstCaller));
    section.ifPresent(Section::end);
    return roles;
  }

  private static Optional<SignalWireTarget.FirstCaller> firstCaller(Section section) {
    return section.optionalText("firstCaller").isEmpty()
        ? Optional.empty()
        : Optional.of(section.choice("firstCaller", FIRST, SignalWireTarget.FirstCaller.CUSTOMER));
  }

  private static List<String> wildcards(Optional<Section> section, String name) {
    return section.map(s -> s.texts(name, WILDCARD, WILDCARD_RULE, List.of())).orElse(List.of());
  }

  private static SignalWireTarget.Endpoint endpoint(Section section) {
    SignalWireTarget.Endpoint endpoint =
        new SignalWireTarget.Endpoint(
            section.listen("listen", Optional.empty()),
            section.url("publicUrl", Set.of("https", "http")),
            section.optionalSection("tls").map(JambonzReader::tls),
            section.secret("signingKey"));
    section.end();
    return endpoint;
  }
}
