package dev.earshot.app.endpoint;

import dev.earshot.audio.sip.Secret;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;

/**
 * How the endpoint is offered.
 *
 * @param account whose events are taken; others are refused
 * @param listen where it is taken; port 0 takes any free one
 * @param publicUrl how jambonz reaches it
 * @param tls with what certificate; empty for plain HTTP
 * @param access what jambonz must show
 * @param callFlow the application for agents and customers, if it is offered
 */
public record EndpointConfig(
    String account,
    InetSocketAddress listen,
    URI publicUrl,
    Optional<SSLContext> tls,
    Access access,
    Optional<CallFlow> callFlow) {
  /**
   * @param basic user name and password
   * @param webhookSecret with which hooks must be signed
   */
  public record Access(Optional<Basic> basic, Optional<Secret> webhookSecret) {
    /** Nothing must be shown: only for a loopback address. */
    public static final Access OPEN = new Access(Optional.empty(), Optional.empty());
  }

  /**
   * Of a server that offers nothing but branches, which know themselves whom they answer; whatever
   * they leave is behind a password that nobody knows.
   */
  public static EndpointConfig ofBranches(
      String account, InetSocketAddress listen, URI publicUrl, Optional<SSLContext> tls) {
    Basic nobody = new Basic("nobody", new Secret(UUID.randomUUID().toString()));
    Access closed = new Access(Optional.of(nobody), Optional.empty());
    return new EndpointConfig(account, listen, publicUrl, tls, closed, Optional.empty());
  }

  /** A user name and a password. */
  public record Basic(String user, Secret password) {}

  public EndpointConfig {
    boolean open = access.basic().isEmpty();
    if (open && !listen.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "an endpoint without credentials may only listen on a loopback address, not on "
              + listen);
    }
  }
}
