package dev.earshot.app;

import dev.earshot.app.backend.leg.ExpectedCalls;
import dev.earshot.app.backend.leg.Pauses;
import dev.earshot.app.backend.leg.SupervisorPhone;
import dev.earshot.app.backend.signalwire.CallbackSignature;
import dev.earshot.app.backend.signalwire.LamlRest;
import dev.earshot.app.backend.signalwire.SignalWireBackend;
import dev.earshot.app.backend.signalwire.SignalWireConfig;
import dev.earshot.app.backend.signalwire.SignalWireParts;
import dev.earshot.app.console.OpenConsole;
import dev.earshot.app.endpoint.Endpoint;
import dev.earshot.app.endpoint.LamlBranch;
import dev.earshot.app.profile.Profile;
import dev.earshot.app.profile.SignalWireTarget;
import java.io.IOException;
import java.util.List;

/**
 * A profile of kind {@code signalwire}: the registered telephone, the back end, and what the system
 * fetches from us and tells us.
 */
final class SignalWireConsole {
  private final RemoteConsole.Environment environment = RemoteConsole.Environment.system();
  private final Profile profile;
  private final SignalWireSetup setup;
  private final Opened opened;

  private SignalWireConsole(Profile profile, SignalWireSetup setup, Opened opened) {
    this.profile = profile;
    this.setup = setup;
    this.opened = opened;
  }

  /**
   * @throws IOException if an address is in use, a secret or device is missing; one line that names
   *     it, and nothing is left running
   */
  static OpenConsole start(Profile profile, SignalWireSetup setup, DeskOptions options)
      throws IOException {
    Opened opened = new Opened();
    try {
      return new SignalWireConsole(profile, setup, opened).start(options);
    } catch (IOException | RuntimeException e) {
      opened.close(new Shutdown(), RemoteConsole.PATIENCE);
      throw e;
    }
  }

  private OpenConsole start(DeskOptions options) throws IOException {
    SignalWireTarget target = setup.target();
    DeskPhone telephone =
        DeskPhone.open(
            profile,
            target.sip(),
            setup.secret(target.sip().password()),
            setup.incoming(options.attended()),
            opened);
    // Calls that we asked for may ring without saying which they are.
    SupervisorPhone phone = SupervisorPhone.of(telephone.phone(), new ExpectedCalls(true));
    SignalWireBackend backend = backend(phone);
    RemoteConsole console =
        new RemoteConsole(
            telephone, backend, SignalWireBackend.TIMINGS, options, environment, opened);
    console.guardByEar();
    if (target.endpoint().isPresent()) {
      opened.add(endpoint(target.endpoint().get(), backend));
    }
    console.start(!setup.isCalled());
    return console;
  }

  private SignalWireBackend backend(SupervisorPhone phone) throws IOException {
    SignalWireConfig config = setup.config();
    LamlRest api =
        opened.add(
            new LamlRest(
                config.account(), config.pace().request(), environment.clock(), Pauses.REAL));
    return new SignalWireBackend(
        config,
        new SignalWireParts(api, phone, Pauses.REAL),
        environment.clock(),
        environment.threads());
  }

  private Endpoint endpoint(SignalWireTarget.Endpoint settings, SignalWireBackend backend)
      throws IOException {
    LamlBranch branch =
        new LamlBranch(
            settings.publicUrl(),
            setup.target().account().sid(),
            new CallbackSignature(setup.secret(settings.signingKey())),
            backend.events(),
            environment.threads());
    return Endpoint.start(setup.endpoint(settings), List.of(branch), environment.clock());
  }
}
