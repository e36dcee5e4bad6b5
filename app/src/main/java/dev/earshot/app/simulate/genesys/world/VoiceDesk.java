package dev.earshot.app.simulate.genesys.world;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Operations on a supervisor's device and on his calls (genesys-voice.md 2 and 5). */
public final class VoiceDesk {
  /** What changes the customer's call: allowed by the API, and never to be sent by a console. */
  private static final Set<String> ON_THE_CUSTOMER =
      Set.of("Hold", "SingleStepTransfer", "SingleStepConference", "InitiateConference");

  private final Office office;
  private final CallFlow flow;
  private final VoiceView view;
  private final Notices notices;

  public VoiceDesk(Office office, CallFlow flow, VoiceView view, Notices notices) {
    this.office = office;
    this.flow = flow;
    this.view = view;
    this.notices = notices;
  }

  /** {@code POST /me}. */
  public Outcome session(Person who, JsonNode body) {
    Device device = office.deviceOf(who);
    switch (operation(body)) {
      case "" -> {
        return Outcome.missing("operationName");
      }
      case "StartContactCenterSession" -> device.session(true);
      case "EndContactCenterSession" -> {
        device.session(false);
        device.monitor(Optional.empty());
        flow.callsOf(who).forEach(flow::release);
      }
      default -> {
        return Outcome.invalid("Unknown operation " + operation(body));
      }
    }
    tell(device);
    return Outcome.OK;
  }

  /** {@code POST /me/channels/{channel}}. */
  public Outcome channel(Person who, JsonNode body) {
    Device device = office.deviceOf(who);
    String operation = operation(body);
    if (!Set.of("Ready", "NotReady", "AfterCallWork").contains(operation)) {
      return operation.isEmpty()
          ? Outcome.missing("operationName")
          : Outcome.invalid("Unknown operation " + operation);
    }
    if (!device.session()) {
      return Outcome.invalid("The contact center session was not started");
    }
    device.state(operation);
    tell(device);
    return Outcome.OK;
  }

  /** {@code POST /me/devices/{id}}. */
  public Outcome device(Person who, String id, JsonNode body) {
    Device device = office.deviceOf(who);
    if (!who.deviceId().equals(id)) {
      return Outcome.notFound("Device " + id);
    }
    String operation = operation(body);
    Optional<MonitoringMode> mode = MonitoringMode.named(operation);
    if (mode.isPresent()) {
      return arm(device, mode.get(), body);
    }
    return switch (operation) {
      case "" -> Outcome.missing("operationName");
      case "CancelSupervisorMonitoring" -> cancel(device);
      case "DoNotDisturbOn", "DoNotDisturbOff" -> {
        device.disturb(operation.endsWith("On"));
        tell(device);
        yield Outcome.OK;
      }
      default -> Outcome.invalid("Unknown operation " + operation);
    };
  }

  private Outcome arm(Device device, MonitoringMode mode, JsonNode body) {
    String scope = body.path("supervisorMonitoringScope").asString("Call");
    String calls = body.path("supervisorMonitoringMode").asString("AllCalls");
    if (!device.owner().supervises()) {
      return Outcome.noPermission();
    }
    if (!body.has("targetDeviceUri") && !body.has("phoneNumber")) {
      return Outcome.missing("targetDeviceUri");
    }
    if (!Set.of("Call", "Agent").contains(scope)) {
      return Outcome.invalid("supervisorMonitoringScope must be Call or Agent");
    }
    if (!Set.of("AllCalls", "NextCall").contains(calls)) {
      return Outcome.invalid("supervisorMonitoringMode must be AllCalls or NextCall");
    }
    Optional<Device> target = target(body);
    return target.isEmpty()
        ? Outcome.notFound("The device to monitor")
        : armed(
            device,
            new Monitoring(
                mode,
                calls.equals("AllCalls"),
                scope.equals("Call"),
                target.get(),
                body.path("targetDeviceUri").asString("")));
  }

  /** Only the identifier at the end of the address counts. */
  private Optional<Device> target(JsonNode body) {
    String uri = body.path("targetDeviceUri").asString("");
    return uri.isEmpty()
        ? office.byNumber(body.path("phoneNumber").asString(""))
        : office.device(uri.substring(uri.lastIndexOf('/') + 1));
  }

  private Outcome armed(Device device, Monitoring monitoring) {
    Outcome refused = refusal(device, monitoring.mode(), monitoring.target());
    if (refused.code() == 0) {
      device.monitor(Optional.of(monitoring));
      tell(device);
      flow.armed(device, monitoring);
    }
    return refused;
  }

  private Outcome refusal(Device device, MonitoringMode mode, Device target) {
    if (!device.session()) {
      return Outcome.invalid("The contact center session was not started");
    }
    if (device.withheld().contains(mode.operation())) {
      return Outcome.forbidden("The device cannot do that now");
    }
    if (device.monitoring().isPresent()) {
      return Outcome.invalid("The device monitors already");
    }
    if (target == device || target.owner().supervises()) {
      return Outcome.forbidden("The device must not be monitored");
    }
    // Only one supervisor at a time per device.
    return office.monitorsOf(target).isEmpty()
        ? Outcome.OK
        : Outcome.forbidden("The device is monitored by somebody else");
  }

  /** A call that goes on is not ended by that. */
  private Outcome cancel(Device device) {
    if (device.monitoring().isEmpty()) {
      return Outcome.invalid("The device does not monitor");
    }
    device.monitor(Optional.empty());
    tell(device);
    return Outcome.OK;
  }

  /** {@code POST /me/calls/{id}}. */
  public Outcome call(Person who, String id, JsonNode body) {
    String operation = operation(body);
    Optional<SupervisedCall> own = flow.callOf(who, id);
    if (operation.isEmpty()) {
      return Outcome.missing("operationName");
    }
    if (own.isEmpty()) {
      return Outcome.notFound("Call " + id);
    }
    if (!own.get().capabilities().contains(operation)) {
      return Outcome.invalid(operation + " is not possible in this state");
    }
    switch (operation) {
      case "Answer" -> flow.establish(own.get());
      case "Reject", "Hangup" -> flow.release(own.get());
      case "SwitchToBargeIn" -> flow.switchTo(own.get(), MonitoringMode.BARGE_IN);
      case "SwitchToListenIn" -> flow.switchTo(own.get(), MonitoringMode.LISTEN_IN);
      default -> {
        return ON_THE_CUSTOMER.contains(operation)
            ? new Outcome(4, "The simulator does not let the customer's call be changed")
            : Outcome.OK;
      }
    }
    return Outcome.OK;
  }

  static String operation(JsonNode body) {
    return body.path("operationName").asString("");
  }

  private void tell(Device device) {
    notices.tell(device.owner(), "/v2/me/devices", view.deviceChanged(device));
  }
}
