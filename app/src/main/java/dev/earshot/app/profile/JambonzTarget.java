package dev.earshot.app.profile;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A jambonz installation.
 *
 * @param sip the SIP client by which the supervisor's telephone registers and dials
 * @param endpoint what jambonz calls back here, if this machine can be reached
 * @param relay an {@code earshot relay} in place of an endpoint of our own
 */
public record JambonzTarget(
    Account account,
    SipClient sip,
    Roles roles,
    Timing timing,
    Optional<EndpointSettings> endpoint,
    Optional<RelayAccess> relay)
    implements Target {
  @Override
  public String kind() {
    return "jambonz";
  }

  /**
   * @param baseUrl of the REST API, without the {@code /v1}
   * @param token API key of the account
   * @param applicationSid the supervisor application; not needed for {@link Entry#VERBS}
   * @param inspector the event socket of its FreeSWITCH, where we have access to it
   */
  public record Account(
      URI baseUrl,
      UUID sid,
      SecretRef token,
      Optional<UUID> applicationSid,
      Entry entry,
      Edition edition,
      Optional<Inspector> inspector) {}

  /** A FreeSWITCH' event socket: not encrypted, so for loopback or a tunnel. */
  public record Inspector(InetSocketAddress server, SecretRef password) {}

  /** How the supervisor's telephone gets into a conference. */
  public enum Entry {
    /** It dials the application as {@code app-SID}. */
    DIAL,
    /** jambonz calls it and runs the application. */
    CALL,
    /** jambonz calls it and runs the verbs sent along, which jambonz does not document. */
    VERBS
  }

  /** Which jambonz it is. */
  public enum Edition {
    /** Found out by asking. */
    AUTO,
    /** 0.9.x: names of conferences only. */
    OPEN_SOURCE,
    /** 10.x: participants can be listed. */
    COMMERCIAL
  }

  /** Member tags by what they mean; whoever has another tag or none counts as a customer. */
  public record Roles(List<String> agents, List<String> customers, List<String> supervisors) {
    public Roles {
      agents = List.copyOf(agents);
      customers = List.copyOf(customers);
      supervisors = List.copyOf(supervisors);
    }
  }

  /**
   * @param spacing between two requests about one leg (jambonz-measured chapter 4)
   * @param settle from the last request until the microphone may open
   * @param poll between two lists of calls and conferences
   */
  public record Timing(Duration spacing, Duration settle, Duration poll) {}

  /**
   * @param url of the relay
   * @param token bearer token of the relay
   */
  public record RelayAccess(URI url, SecretRef token) {}
}
