package dev.earshot.app.profile;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An account of SignalWire or Twilio.
 *
 * @param sip the SIP credential by which the supervisor's telephone registers and dials
 * @param poll between two looks at the conference that we are in
 * @param endpoint what the system fetches from us and tells us here, if this machine can be reached
 */
public record SignalWireTarget(
    Account account, SipClient sip, Roles roles, Duration poll, Optional<Endpoint> endpoint)
    implements Target {
  @Override
  public String kind() {
    return "signalwire";
  }

  /** Which of the two. */
  public enum Dialect {
    SIGNALWIRE,
    TWILIO
  }

  /** How the supervisor's telephone gets into a conference. */
  public enum Entry {
    /** It dials what has our document for its handler. */
    DIAL,
    /** The system calls it and fetches our document. */
    CALL,
    /** The system calls it into the conference; Twilio only. */
    ADD
  }

  /**
   * @param baseUrl of the host
   * @param sid project ID, or AccountSid
   * @param user what authenticates: the same, or the SID of a Twilio API key
   * @param dial what the telephone dials; only for {@link Entry#DIAL}
   * @param callerId what a call to the telephone shows; only for the others
   */
  public record Account(
      Dialect dialect,
      URI baseUrl,
      String sid,
      String user,
      SecretRef token,
      Entry entry,
      String dial,
      String callerId) {}

  /**
   * Numbers and SIP addresses, {@code *} for any signs, by what they mean.
   *
   * @param agentLabels Twilio's labels of agents
   * @param trustCallerId whether nobody can call with a number that is not his
   * @param firstCaller what whoever comes first is, if nothing else says it
   */
  public record Roles(
      List<String> agents,
      List<String> customers,
      List<String> supervisors,
      List<String> agentLabels,
      boolean trustCallerId,
      Optional<FirstCaller> firstCaller) {
    public Roles {
      agents = List.copyOf(agents);
      customers = List.copyOf(customers);
      supervisors = List.copyOf(supervisors);
      agentLabels = List.copyOf(agentLabels);
    }
  }

  /** Who opens a conference, usually. */
  public enum FirstCaller {
    AGENT,
    CUSTOMER
  }

  /**
   * @param publicUrl how the system reaches us, http or https
   * @param signingKey of the project, or the AuthToken; every request must be signed with it
   */
  public record Endpoint(
      InetSocketAddress listen,
      URI publicUrl,
      Optional<EndpointSettings.Tls> tls,
      SecretRef signingKey) {}
}
