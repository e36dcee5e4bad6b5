package dev.earshot.app;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.leg.Pauses;
import dev.earshot.app.backend.signalwire.LamlRest;
import dev.earshot.app.doctor.Finding;
import dev.earshot.app.profile.SignalWireTarget;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Asks SignalWire or Twilio for the account's conferences, and looks whether a profile can work.
 * What the other side calls can only be tried by joining one. Reads only.
 */
final class SignalWireDoctor {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SignalWireSetup setup;
  private final Consumer<Finding> findings;

  SignalWireDoctor(SignalWireSetup setup, Consumer<Finding> findings) {
    this.setup = setup;
    this.findings = findings;
  }

  void examine() {
    InstantSource clock = InstantSource.system();
    try (LamlRest api = new LamlRest(setup.account(), PATIENCE, clock, Pauses.REAL)) {
      int open = api.conferences().size();
      String how = open == 1 ? "one conference is open" : open + " conferences are open";
      tell("account", true, "the token is accepted, " + how);
    } catch (BackendException e) {
      tell("account", false, e.problem().what());
    } catch (IOException e) {
      tell("account", false, String.valueOf(e.getMessage()));
    }
    roles(setup.target().roles());
    boolean tells = setup.target().endpoint().isPresent();
    tell(
        "callbacks",
        tells,
        tells
            ? "taken at " + setup.target().endpoint().get().publicUrl() + "/status"
            : "none are taken: conferences are looked at every "
                + setup.target().poll().toSeconds()
                + " s");
  }

  /** Whoever is nothing is a customer, to whom nobody whispers. */
  private void roles(SignalWireTarget.Roles roles) {
    boolean any =
        !roles.agents().isEmpty()
            || !roles.agentLabels().isEmpty()
            || setup.target().endpoint().isPresent();
    tell(
        "roles",
        any,
        any
            ? "agents can be known"
            : "nobody can be known to be an agent, so no whisper is possible");
  }

  private void tell(String what, boolean good, String detail) {
    findings.accept(
        good
            ? Finding.ok(what, detail)
            : Finding.failed(
                what, detail, "see 'Connecting to SignalWire or Twilio' in the README"));
  }
}
