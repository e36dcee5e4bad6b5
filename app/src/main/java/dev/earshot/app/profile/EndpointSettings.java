package dev.earshot.app.profile;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server that jambonz calls back, in the console or in a relay.
 *
 * @param publicUrl how jambonz reaches it, http or https
 * @param basic credentials that jambonz must show
 * @param webhookSecret of the account; hooks must be signed with it
 * @param callFlow the ready-made application for agents and customers, if it is offered
 * @param relayToken bearer token of consoles that subscribe; none means no console may
 */
public record EndpointSettings(
    InetSocketAddress listen,
    URI publicUrl,
    Optional<Tls> tls,
    Optional<Basic> basic,
    Optional<SecretRef> webhookSecret,
    Optional<CallFlow> callFlow,
    Optional<SecretRef> relayToken) {
  /** PEM files: our certificate and those above it, and its key. */
  public record Tls(Path certificate, Path key) {}

  /** A user name and a password. */
  public record Basic(String user, SecretRef password) {}

  /**
   * @param room where callers meet who name no room by {@code X-Room}; {@code {to}} stands for the
   *     number or user they dialled
   * @param agents user parts of callers who are agents; everybody else is a customer
   */
  public record CallFlow(String room, List<String> agents, String agentTag, String customerTag) {
    public CallFlow {
      agents = List.copyOf(agents);
    }
  }
}
