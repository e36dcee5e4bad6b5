package dev.earshot.app;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.genesys.GwsSession;
import dev.earshot.app.doctor.Finding;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Compares what a profile says with what Genesys says of the user and his device. Reads only; no
 * contact centre session is begun.
 */
final class GenesysDoctor {
  private final GenesysSetup setup;
  private final Consumer<Finding> findings;

  GenesysDoctor(GenesysSetup setup, Consumer<Finding> findings) {
    this.setup = setup;
    this.findings = findings;
  }

  void examine() {
    try (GwsSession session = new GwsSession(setup.server())) {
      user(session.get("/me?subresources=*").path("user"));
      device(session.get("/me/devices?fields=*").path("devices"));
    } catch (BackendException e) {
      tell("Genesys", false, "does not answer as expected: " + e.problem().what());
    } catch (IOException e) {
      tell("Genesys", false, String.valueOf(e.getMessage()));
    }
  }

  private void user(JsonNode user) {
    boolean supervisor =
        user.path("roles")
            .valueStream()
            .anyMatch(role -> role.asString("").toUpperCase(Locale.ROOT).contains("SUPERVISOR"));
    String name = user.path("userName").asString(setup.target().account().user());
    tell(
        "user",
        supervisor,
        supervisor
            ? name + " is a supervisor"
            : name + " has not the role supervisor: see option [htcc] roles");
  }

  private void device(JsonNode devices) {
    String wanted = setup.target().account().device();
    List<JsonNode> ours =
        devices
            .valueStream()
            .filter(d -> wanted.isEmpty() || number(d).equals(wanted) || id(d).equals(wanted))
            .toList();
    if (ours.size() != 1) {
      List<String> numbers = devices.valueStream().map(GenesysDoctor::number).toList();
      tell("device", false, "which of " + numbers + " is yours? Set /genesys/device");
      return;
    }
    JsonNode device = ours.getFirst();
    boolean offered =
        device
            .path("capabilities")
            .valueStream()
            .anyMatch(c -> List.of("ListenIn", "Coach", "BargeIn").contains(c.asString("")));
    findings.accept(
        offered
            ? Finding.ok("device", number(device) + " may be brought into calls")
            : Finding.warning(
                "device",
                number(device) + " offers neither ListenIn, Coach nor BargeIn at the moment",
                "some installations do so only once work has begun; see what the window says"));
  }

  private static String number(JsonNode device) {
    return device.path("phoneNumber").asString("");
  }

  private static String id(JsonNode device) {
    return device.path("id").asString("");
  }

  private void tell(String what, boolean good, String detail) {
    findings.accept(
        good
            ? Finding.ok(what, detail)
            : Finding.failed(what, detail, "see 'Connecting to Genesys' in the README"));
  }
}
