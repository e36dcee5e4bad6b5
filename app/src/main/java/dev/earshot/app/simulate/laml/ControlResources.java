package dev.earshot.app.simulate.laml;

import dev.earshot.app.simulate.DelayRange;
import dev.earshot.app.simulate.Fault;
import dev.earshot.app.simulate.Faults;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The simulator's own resource: what it spoils from now on, and what went wrong. {@code POST
 * /simulator} takes {@code Fault}, {@code Quirk} (each repeatable; an empty value means none) and
 * {@code Delay}; what is absent stays.
 */
final class ControlResources {
  private final Faults faults;
  private final Set<Quirk> quirks;
  private final Alerts alerts;
  private final Callbacks callbacks;

  /**
   * @param quirks those in force; may be changed by any thread
   */
  ControlResources(Faults faults, Set<Quirk> quirks, Alerts alerts, Callbacks callbacks) {
    this.faults = faults;
    this.quirks = quirks;
    this.alerts = alerts;
    this.callbacks = callbacks;
  }

  List<Resource> all() {
    return List.of(
        Resource.of("GET simulator", "control", _ -> state()),
        Resource.of("POST simulator", "control", this::set));
  }

  private RestAnswer state() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode names = node.putArray("faults");
    faults.faults().forEach(fault -> names.add(fault.toString()));
    node.put("delay", faults.delay().toString());
    ArrayNode odd = node.putArray("quirks");
    quirks.forEach(quirk -> odd.add(quirk.toString()));
    Callbacks.Tally tally = callbacks.tally();
    node.putObject("callbacks")
        .put("delivered", tally.delivered())
        .put("failed", tally.failed())
        .put("lost", tally.lost());
    ArrayNode raised = node.putArray("alerts");
    for (Alerts.Alert alert : alerts.all()) {
      raised
          .addObject()
          .put("code", alert.code())
          .put("call_sid", alert.call())
          .put("message", alert.message());
    }
    return RestAnswer.json(200, node);
  }

  private RestAnswer set(RestRequest request) {
    Form body = request.body();
    try {
      List<Fault> asked =
          named(body, "Fault").stream().map(text -> Fault.parse(text, Resources.steps())).toList();
      List<Quirk> odd = named(body, "Quirk").stream().map(Quirk::parse).toList();
      DelayRange delay = body.text("Delay").map(DelayRange::parse).orElse(faults.delay());
      if (body.has("Fault")) {
        faults.set(asked);
      }
      if (body.has("Quirk")) {
        quirks.retainAll(odd);
        quirks.addAll(odd);
      }
      faults.set(delay);
      return state();
    } catch (IllegalArgumentException e) {
      throw Refused.invalid(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> named(Form body, String name) {
    return body.all(name).stream().filter(text -> !text.isEmpty()).toList();
  }
}
