package dev.earshot.app.relay;

import dev.earshot.audio.sip.Secret;

/**
 * The jambonz that a relay asks.
 *
 * @param baseUrl without {@code /v1}
 * @param token of the account
 */
public record RestSource(String baseUrl, Secret token) {
  public RestSource {
    baseUrl = baseUrl.replaceAll("/+$", "").replaceAll("/v1$", "");
  }
}
