package dev.earshot.app.simulate.genesys.world;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** People, devices and calls as the API shows them (genesys-voice.md 2, 4 and 6). */
public final class VoiceView {
  /** What all samples have: a host that only the servers themselves can reach. */
  private static final String INTERNAL = "http://127.0.0.1:8080/api/v2";

  private final Shape shape;
  private final Office office;
  private final InstantSource clock;

  public VoiceView(Shape shape, Office office, InstantSource clock) {
    this.shape = shape;
    this.office = office;
    this.clock = clock;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The absolute address of a resource, on a host that nobody can reach. */
  public static String uri(String path) {
    return INTERNAL + path;
  }

  /** A person with his devices. */
  public ObjectNode user(Person person) {
    ObjectNode user =
        object()
            .put("id", person.id())
            .put("userName", person.userName())
            .put("firstName", person.firstName())
            .put("lastName", person.lastName())
            .put("uri", uri("/users/" + person.id()))
            .put("path", "/users/" + person.id());
    ArrayNode roles = user.putArray("roles");
    person.roles().forEach(roles::add);
    user.putArray("skills");
    user.putArray("devices").add(device(office.deviceOf(person)));
    return user;
  }

  public ObjectNode device(Device device) {
    ObjectNode shown =
        object()
            .put("id", device.owner().deviceId())
            .put("deviceState", "Active")
            .put("phoneNumber", device.owner().phoneNumber())
            .put("e164Number", device.owner().phoneNumber())
            .put("telephonyNetwork", "Private")
            .put("doNotDisturb", device.disturb() ? "On" : "Off")
            .put("voiceEnvironmentUri", uri("/voice-environments/370ef5e6-9e3c-4d91"));
    String state = device.state();
    shown
        .putObject("userState")
        .put("id", "900D55CC-2BB0-431F-8BF9-D3525B383BE6")
        .put("displayName", state.equals("NotReady") ? "Not Ready" : state)
        .put("state", state);
    ArrayNode capabilities = shown.putArray("capabilities");
    capabilities(device).forEach(capabilities::add);
    device.monitoring().ifPresent(monitoring -> monitored(shown, monitoring));
    return shown;
  }

  private static List<String> capabilities(Device device) {
    List<String> all = new java.util.ArrayList<>(List.of("ForwardCallsOn"));
    all.add(device.disturb() ? "DoNotDisturbOff" : "DoNotDisturbOn");
    if (device.owner().supervises() && device.session()) {
      all.addAll(List.of("ListenIn", "Coach", "BargeIn"));
      if (device.monitoring().isPresent()) {
        all.add("CancelSupervisorMonitoring");
      }
    }
    all.removeAll(device.withheld());
    return all;
  }

  private void monitored(ObjectNode shown, Monitoring monitoring) {
    String mode = monitoring.allCalls() ? "AllCalls" : "NextCall";
    if (shape == Shape.V851) {
      shown.put("supervisorMonitoringState", monitoring.mode().operation());
      shown.put("supervisorMonitoringMode", mode);
      return;
    }
    ObjectNode state =
        shown
            .putObject("supervisorMonitoringState")
            .put("state", monitoring.mode().operation())
            .put("mode", mode)
            .put("scope", monitoring.wholeCall() ? "Call" : "Agent");
    String target = uri("/devices/" + monitoring.target().owner().deviceId());
    state.put(
        "targetDeviceUri", monitoring.targetUri().isEmpty() ? target : monitoring.targetUri());
  }

  ObjectNode deviceChanged(Device device) {
    ObjectNode data = object().put("messageType", "DeviceStateChangeMessage");
    data.putArray("devices").add(device(device));
    return data;
  }

  ObjectNode callChanged(SupervisedCall call, String notificationType) {
    ObjectNode data =
        object()
            .put("messageType", "CallStateChangeMessage")
            .put("notificationType", notificationType);
    data.set("call", call(call));
    data.put("phoneNumber", call.supervisor().owner().phoneNumber());
    data.putObject("extensions");
    return data;
  }

  /** A supervisor's own call. */
  public ObjectNode call(SupervisedCall call) {
    CustomerCall customers = call.call();
    ObjectNode shown =
        object()
            .put("id", call.id())
            .put("connId", customers.id())
            .put("callUuid", call.id())
            .put("state", call.state())
            .put("deviceUri", uri("/devices/" + call.supervisor().owner().deviceId()))
            .put("uri", uri("/me/calls/" + call.id()))
            .put("path", "/me/calls/" + call.id());
    ArrayNode participants = shown.putArray("participants");
    participant(participants, customers.customer());
    participant(participants, customers.agent().owner().phoneNumber());
    shown.put("dnis", "8001").put("ani", customers.customer()).put("callType", "Inbound");
    ArrayNode capabilities = shown.putArray("capabilities");
    call.capabilities().forEach(capabilities::add);
    shown.putObject("userData").put("Room", customers.room());
    long seconds = Duration.between(customers.began(), clock.instant()).toSeconds();
    // Documented as text; so is what the flag below says in every sample of a supervisor's call.
    shown.put("duration", Long.toString(seconds)).put("mute", call.muted() ? "On" : "Off");
    shown.put("supervisorListeningIn", false).put("monitoredUserMuted", false);
    Optional.of(shape)
        .filter(now -> now == Shape.V852)
        .ifPresent(now -> shown.put("monitoring", true));
    return shown;
  }

  private void participant(ArrayNode participants, String number) {
    if (shape == Shape.V851) {
      participants.add(number);
    } else {
      participants
          .addObject()
          .put("e164Number", number)
          .put("formattedPhoneNumber", number)
          .put("phoneNumber", number)
          .put("digits", number);
    }
  }
}
