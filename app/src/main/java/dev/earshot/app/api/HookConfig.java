package dev.earshot.app.api;

import dev.earshot.audio.sip.Secret;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Where and how status events are posted.
 *
 * @param url absolute http or https
 * @param secret signs each event ({@code Jambonz-Signature}) if present
 * @param queue events that may wait; further ones are dropped and counted
 * @param timeout for one event, from connecting to the last byte of the answer
 */
public record HookConfig(HttpUrl url, Optional<Secret> secret, int queue, Duration timeout) {
  /** As patient as jambonz would be, but 5 s instead of 10 so that a dead receiver costs less. */
  public HookConfig(HttpUrl url, Optional<Secret> secret) {
    this(url, secret, 1000, Duration.ofSeconds(5));
  }
}
