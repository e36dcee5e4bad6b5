package dev.earshot.app.simulate.genesys;

import dev.earshot.app.simulate.genesys.http.Faults.Weather;
import dev.earshot.app.simulate.genesys.world.Shape;
import dev.earshot.audio.sip.Secret;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * @param listen where HTTP is taken; port 0 takes any free one
 * @param sip where telephones register, UDP and TCP; port 0 takes any free one
 * @param shape the version whose messages are spoken
 * @param password of everybody
 * @param weather what goes wrong with notifications
 * @param seed of what goes wrong
 * @param poll how long a long poll waits
 */
public record GenesysOptions(
    InetSocketAddress listen,
    InetSocketAddress sip,
    Shape shape,
    Secret password,
    Weather weather,
    long seed,
    Duration poll) {
  /** How long a client may be silent after a poll before it is forgotten. */
  static final Duration MAX_INTERVAL = Duration.ofSeconds(10);

  /** As published, in fair weather. */
  public GenesysOptions(InetSocketAddress listen, InetSocketAddress sip, Secret password) {
    this(listen, sip, Shape.V852, password, Weather.FAIR, 1, Duration.ofSeconds(30));
  }

  public GenesysOptions with(Shape other) {
    return new GenesysOptions(listen, sip, other, password, weather, seed, poll);
  }

  public GenesysOptions with(Weather other, long newSeed) {
    return new GenesysOptions(listen, sip, shape, password, other, newSeed, poll);
  }
}
