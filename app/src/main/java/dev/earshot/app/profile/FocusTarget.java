package dev.earshot.app.profile;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * An {@code earshot focus} in another process.
 *
 * @param api where its control API is, without the {@code /v1}
 * @param account SID in the API's paths
 * @param token bearer token; without one the API must be open
 */
public record FocusTarget(URI api, UUID account, Optional<SecretRef> token, Telephone telephone)
    implements Target {
  @Override
  public String kind() {
    return "focus";
  }

  /**
   * The supervisor's telephone, which calls the focus without a registrar.
   *
   * @param focus where it takes calls; unresolved
   * @param login if it lets in only whom it knows
   */
  public record Telephone(InetSocketAddress focus, Optional<Login> login, SipClient.Media media) {}

  /** What {@code earshot focus --users} knows. */
  public record Login(String user, SecretRef password) {}
}
