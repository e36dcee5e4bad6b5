package dev.earshot.app;

import dev.earshot.app.backend.jambonz.JambonzBackend;
import dev.earshot.app.backend.jambonz.JambonzConfig;
import dev.earshot.app.backend.jambonz.JambonzParts;
import dev.earshot.app.backend.jambonz.RestApi;
import dev.earshot.app.backend.leg.Pauses;
import dev.earshot.app.backend.leg.SupervisorPhone;
import dev.earshot.app.console.OpenConsole;
import dev.earshot.app.endpoint.Endpoint;
import dev.earshot.app.profile.JambonzTarget;
import dev.earshot.app.profile.Profile;
import dev.earshot.app.relay.RelayLink;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/**
 * A profile of kind {@code jambonz}: the registered telephone, the back end, and what jambonz calls
 * back, here or at a relay.
 */
final class JambonzConsole {
  private final RemoteConsole.Environment environment = RemoteConsole.Environment.system();
  private final InstantSource clock = environment.clock();
  private final JambonzLine line = new JambonzLine();
  private final Profile profile;
  private final JambonzSetup setup;
  private final Opened opened;

  private JambonzConsole(Profile profile, JambonzSetup setup, Opened opened) {
    this.profile = profile;
    this.setup = setup;
    this.opened = opened;
  }

  /**
   * @throws IOException if an address is in use, a secret or device is missing; one line that names
   *     it, and nothing is left running
   */
  static OpenConsole start(Profile profile, JambonzSetup setup, DeskOptions options)
      throws IOException {
    Opened opened = new Opened();
    try {
      return new JambonzConsole(profile, setup, opened).start(options);
    } catch (IOException | RuntimeException e) {
      opened.close(new Shutdown(), RemoteConsole.PATIENCE);
      throw e;
    }
  }

  private OpenConsole start(DeskOptions options) throws IOException {
    JambonzTarget target = setup.target();
    DeskPhone telephone =
        DeskPhone.open(
            profile,
            target.sip(),
            setup.secret(target.sip().password()),
            setup.incoming(options.attended()),
            opened);
    JambonzBackend backend = backend(SupervisorPhone.of(telephone.phone()));
    RemoteConsole console =
        new RemoteConsole(telephone, backend, JambonzBackend.TIMINGS, options, environment, opened);
    line.tells(backend.events());
    console.guardByEar();
    if (target.endpoint().isPresent()) {
      Endpoint endpoint =
          Endpoint.start(setup.endpoint(target.endpoint().get()), line, List.of(), clock);
      line.commands(opened.add(endpoint));
    }
    console.start(!setup.isCalled());
    if (target.endpoint().isPresent()) {
      line.channel(true, "");
    }
    if (target.relay().isPresent()) {
      follow(target.relay().get());
    }
    return console;
  }

  private JambonzBackend backend(SupervisorPhone phone) throws IOException {
    JambonzConfig config = setup.config();
    RestApi api = opened.add(new RestApi(config.server(), config.pace().request(), clock));
    JambonzParts parts =
        new JambonzParts(
            api, phone, line, Pauses.REAL, JambonzConsole::unusedTag, setup.eye(clock));
    return new JambonzBackend(config, parts, clock, environment.threads());
  }

  private void follow(JambonzTarget.RelayAccess relay) throws IOException {
    RelayLink link =
        opened.add(new RelayLink(relay.url(), setup.secret(relay.token()), line, line::channel));
    line.commands(link);
    link.start();
  }

  /** For tags that nobody carries; unlike any before. */
  private static String unusedTag() {
    return Long.toString(new SecureRandom().nextLong(1L << 40, 1L << 50), 36);
  }
}
