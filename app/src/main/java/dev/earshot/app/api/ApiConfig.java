package dev.earshot.app.api;

import dev.earshot.audio.sip.Secret;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * How the control API is offered.
 *
 * @param listen where HTTP is taken; port 0 takes any free one
 * @param account the one account of this focus, part of every path
 * @param token bearer token; empty lets everybody in, which only a loopback address may do
 * @param sounds folder of the WAV files that may be announced, besides the built-in sounds
 */
public record ApiConfig(
    InetSocketAddress listen, UUID account, Optional<Secret> token, Optional<Path> sounds) {
  /** Account of a focus that was given none. */
  public static final UUID DEFAULT_ACCOUNT =
      UUID.fromString("ea125407-0000-4000-8000-000000000001");

  /** With the built-in sounds only. */
  public ApiConfig(InetSocketAddress listen, UUID account, Optional<Secret> token) {
    this(listen, account, token, Optional.empty());
  }

  public ApiConfig {
    if (token.isEmpty() && !listen.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "an API without a token may only listen on a loopback address, not on " + listen);
    }
  }
}
