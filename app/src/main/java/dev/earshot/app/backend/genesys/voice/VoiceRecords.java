package dev.earshot.app.backend.genesys.voice;

import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.StandingOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * From JSON of Genesys to records, in whichever of its versions' shapes (chapters 4 and 6). What is
 * not known is not there; nothing is thrown. Pure.
 */
final class VoiceRecords {
  private VoiceRecords() {}

  static List<OwnDevice> devices(JsonNode body) {
    return body.path("devices").valueStream().map(VoiceRecords::device).toList();
  }

  private static OwnDevice device(JsonNode json) {
    return new OwnDevice(
        text(json, "id"), number(json).orElse(""), capabilities(json), monitoring(json));
  }

  /** An object since 8.5.2, before that a string with its mode beside it. */
  private static Optional<OwnDevice.Monitoring> monitoring(JsonNode device) {
    JsonNode state = device.path("supervisorMonitoringState");
    boolean object = state.isObject();
    String mode = object ? text(state, "state") : state.asString("");
    String span = object ? text(state, "mode") : text(device, "supervisorMonitoringMode");
    String reach = object ? text(state, "scope") : text(device, "supervisorMonitoringScope");
    JsonNode target = object ? state : device;
    return mode(mode)
        .map(
            known ->
                new OwnDevice.Monitoring(
                    known,
                    span(span),
                    reach(reach),
                    // A line may be broken where the page was.
                    present(text(target, "targetDeviceUri").replaceAll("\\s", ""))));
  }

  private static Optional<Mode> mode(String text) {
    for (Mode mode : Mode.values()) {
      if (OwnDevice.operation(mode).equals(text)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }

  /** The wider one is what Genesys takes if nothing is said. */
  private static StandingOrder.Span span(String text) {
    return text.equals("NextCall") ? StandingOrder.Span.NEXT_CALL : StandingOrder.Span.ALL_CALLS;
  }

  private static Optional<StandingOrder.Reach> reach(String text) {
    return switch (text) {
      case "Agent" -> Optional.of(StandingOrder.Reach.AGENT);
      case "Call" -> Optional.of(StandingOrder.Reach.CALL);
      default -> Optional.empty();
    };
  }

  static List<CallRecord> calls(JsonNode body, String ownNumber) {
    return body.path("calls").valueStream().map(json -> call(json, ownNumber)).toList();
  }

  static CallRecord call(JsonNode json, String ownNumber) {
    String id = text(json, "id");
    String key = present(text(json, "callUuid")).or(() -> present(text(json, "connId"))).orElse(id);
    return new CallRecord(
        key,
        "/me/calls/" + id,
        text(json, "state"),
        text(json, "deviceUri"),
        participants(json, ownNumber),
        text(json, "dnis"),
        text(json, "callType"),
        capabilities(json),
        seconds(json.path("duration").asString("")),
        muted(text(json, "mute")),
        json.path("monitoring").isBoolean()
            ? Optional.of(json.path("monitoring").asBoolean())
            : Optional.empty());
  }

  /** Strings or objects, by version; the same number twice is two people. */
  private static List<String> participants(JsonNode call, String ownNumber) {
    List<String> numbers = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (JsonNode each : call.path("participants")) {
      String number = each.isObject() ? number(each).orElse("?") : each.asString("?");
      if (!number.equals(ownNumber)) {
        String name = number;
        for (int i = 2; !taken.add(name); i++) {
          name = number + " (" + i + ")";
        }
        numbers.add(name);
      }
    }
    return numbers;
  }

  private static Optional<String> number(JsonNode json) {
    for (String field :
        new String[] {"phoneNumber", "digits", "formattedPhoneNumber", "e164Number"}) {
      String text = text(json, field);
      if (!text.isEmpty()) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  private static Optional<Duration> seconds(String text) {
    return text.matches("\\d{1,9}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
        : Optional.empty();
  }

  private static Optional<Boolean> muted(String text) {
    return switch (text) {
      case "On" -> Optional.of(true);
      case "Off" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /**
   * Whoever is an agent with a device, but the supervisor himself.
   *
   * @param self user id of the supervisor
   * @param base where Genesys is, if no link in the answer says so
   */
  static List<AgentRecord> agents(JsonNode body, String self, String base) {
    String origin = origin(body).orElse(base);
    return body.path("users")
        .valueStream()
        .filter(user -> !text(user, "id").equals(self))
        .flatMap(user -> agent(user, origin).stream())
        .toList();
  }

  private static Optional<AgentRecord> agent(JsonNode user, String origin) {
    JsonNode device = user.path("devices").path(0);
    String id = text(device, "id");
    boolean agent =
        user.path("roles").isEmpty()
            || user.path("roles")
                .valueStream()
                .anyMatch(role -> role.asString("").toUpperCase(Locale.ROOT).contains("AGENT"));
    if (id.isEmpty() || !agent) {
      return Optional.empty();
    }
    String name = (text(user, "firstName") + " " + text(user, "lastName")).strip();
    return Optional.of(
        new AgentRecord(
            text(user, "id"),
            name.isEmpty() ? text(user, "userName") : name,
            id,
            present(text(device, "uri")).orElse(origin + "/api/v2/devices/" + id),
            number(device).orElse(""),
            text(device.path("userState"), "state")));
  }

  /** Before {@code /api/v2} in any link of the answer: as the server itself calls its host. */
  private static Optional<String> origin(JsonNode body) {
    return body.findValues("uri").stream()
        .map(uri -> uri.asString(""))
        .filter(uri -> uri.contains("/api/v2/"))
        .map(uri -> uri.substring(0, uri.indexOf("/api/v2/")))
        .findFirst();
  }

  private static Set<String> capabilities(JsonNode json) {
    return json.path("capabilities")
        .valueStream()
        .map(c -> c.asString("").replace("SwitchBargeIn", CallRecord.TO_BARGE))
        .map(c -> c.equals("SwitchListenIn") ? CallRecord.TO_LISTEN : c)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String text(JsonNode json, String field) {
    return json.path(field).asString("");
  }

  private static Optional<String> present(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
