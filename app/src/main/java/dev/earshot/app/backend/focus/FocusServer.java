package dev.earshot.app.backend.focus;

import dev.earshot.audio.sip.Secret;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * A focus in another process.
 *
 * @param api where its control API is, without the {@code /v1}
 * @param token bearer token; empty if the API is open
 * @param sip where it takes calls
 */
public record FocusServer(URI api, UUID account, Optional<Secret> token, InetSocketAddress sip) {
  /** Of the account, without a slash at its end. */
  String accountUrl() {
    return api + "/v1/Accounts/" + account;
  }
}
