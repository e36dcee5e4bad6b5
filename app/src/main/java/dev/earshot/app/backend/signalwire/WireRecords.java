package dev.earshot.app.backend.signalwire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The system's JSON as records. What is no record of anything is skipped. Pure. */
final class WireRecords {
  private WireRecords() {}

  static Optional<ConferenceRecord> conference(JsonNode node) {
    String status = text(node, "status");
    return Optional.of(text(node, "sid"))
        .filter(sid -> !sid.isEmpty() && !status.equals("completed"))
        .map(
            sid ->
                new ConferenceRecord(
                    sid,
                    text(node, "friendly_name"),
                    status.equals("in-progress"),
                    LamlDates.parse(text(node, "date_created"))));
  }

  /** Whether he coaches follows from whom, where it is not said. */
  static Optional<ParticipantRecord> participant(JsonNode node) {
    Optional<String> target =
        Optional.of(text(node, "call_sid_to_coach")).filter(s -> !s.isEmpty());
    return Optional.of(text(node, "call_sid"))
        .filter(sid -> !sid.isEmpty())
        .map(
            sid ->
                new ParticipantRecord(
                    sid,
                    text(node, "label"),
                    truth(node.path("muted")),
                    truth(node.path("hold")),
                    truth(node.path("coaching")).orElse(target.isPresent()),
                    target,
                    text(node, "status"),
                    LamlDates.parse(text(node, "date_created"))));
  }

  static Optional<CallRecord> call(JsonNode node) {
    return Optional.of(text(node, "sid"))
        .filter(sid -> !sid.isEmpty())
        .map(
            sid ->
                new CallRecord(
                    sid,
                    text(node, "from"),
                    text(node, "to"),
                    text(node, "direction"),
                    Optional.of(text(node, "caller_name")).filter(name -> !name.isBlank()),
                    text(node, "status")));
  }

  /** Who has gone is not listed. */
  static List<ParticipantRecord> present(List<JsonNode> nodes) {
    List<ParticipantRecord> present = new ArrayList<>();
    for (JsonNode node : nodes) {
      participant(node).filter(p -> !p.isGone()).ifPresent(present::add);
    }
    return present;
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isString() ? value.asString() : "";
  }

  private static Optional<Boolean> truth(JsonNode node) {
    if (node.isBoolean()) {
      return Optional.of(node.asBoolean());
    }
    String text = node.isString() ? node.asString() : "";
    return text.equals("true") || text.equals("false")
        ? Optional.of(text.equals("true"))
        : Optional.empty();
  }
}
