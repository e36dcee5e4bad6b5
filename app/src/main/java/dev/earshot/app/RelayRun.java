package dev.earshot.app;

import dev.earshot.app.endpoint.Endpoint;
import dev.earshot.app.health.Vitals;
import dev.earshot.app.profile.EndpointSettings;
import dev.earshot.app.profile.JambonzTarget;
import dev.earshot.app.profile.Profile;
import dev.earshot.app.relay.BearerCheck;
import dev.earshot.app.relay.RelayHub;
import dev.earshot.app.relay.RestBranch;
import dev.earshot.app.relay.RestSource;
import dev.earshot.app.relay.SharedLooks;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What {@code earshot relay} runs: the endpoint of a profile for consoles elsewhere. */
final class RelayRun implements AutoCloseable {
  private final Endpoint endpoint;
  private final RelayHub hub;

  private RelayRun(Endpoint endpoint, RelayHub hub) {
    this.endpoint = endpoint;
    this.hub = hub;
  }

  /**
   * @throws IOException if the profile lacks what a relay needs, or its address is in use
   */
  static RelayRun start(Profile profile, JambonzSetup setup) throws IOException {
    JambonzTarget target = setup.target();
    EndpointSettings settings = needed(profile, target.endpoint(), "/endpoint");
    BearerCheck check =
        new BearerCheck(
            setup.secret(needed(profile, settings.relayToken(), "/endpoint/relayToken")));
    InstantSource clock = InstantSource.system();
    JambonzLine line = new JambonzLine();
    RelayHub hub = new RelayHub(check, () -> line);
    // A little less than the consoles' own rhythm, so that each finds something newer.
    Duration fresh = target.timing().poll().multipliedBy(4).dividedBy(5);
    RestBranch rest =
        new RestBranch(
            check,
            new RestSource(
                target.account().baseUrl().toString(), setup.secret(target.account().token())),
            target.account().sid().toString(),
            new SharedLooks(fresh, clock),
            Workplace.threads());
    Endpoint endpoint = Endpoint.start(setup.endpoint(settings), hub, List.of(hub, rest), clock);
    line.commands(endpoint);
    return new RelayRun(endpoint, hub);
  }

  private static <T> T needed(Profile profile, Optional<T> part, String name) throws IOException {
    return part.orElseThrow(
        () -> new IOException(profile.file() + ": a relay needs " + name + " in its profile"));
  }

  /** What belongs into jambonz's forms and the consoles' profiles. */
  List<String> places() {
    return endpoint.places();
  }

  /** Where it listens. */
  String address() {
    return endpoint.address().getHostString() + ":" + endpoint.address().getPort();
  }

  /** How it is. */
  Vitals vitals() {
    return new RelayVitals(hub, endpoint::isOpen);
  }

  int consoles() {
    return hub.count();
  }

  @Override
  public void close() {
    endpoint.close();
  }
}
