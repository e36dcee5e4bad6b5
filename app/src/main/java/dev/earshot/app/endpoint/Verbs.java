package dev.earshot.app.endpoint;

import dev.earshot.app.backend.jambonz.JambonzMessages;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What jambonz is told to do with a leg. Pure. */
final class Verbs {
  private Verbs() {}

  /** The room a supervisor's leg asks for, by {@code X-Room} or by the tag of its createCall. */
  static String wishedRoom(JsonNode session) {
    return SessionData.header(session, "X-Room")
        .or(() -> text(session.path("customerData").path("room")))
        .or(() -> text(session.path("customer_data").path("room")))
        .orElse("");
  }

  /** Into the room, muted; or a refusal that says why. */
  static ArrayNode supervisor(JsonNode session) {
    String wished = wishedRoom(session);
    boolean ear = SessionData.header(session, "X-Role").filter("ear"::equals).isPresent();
    return RoomName.checked(wished)
        .map(room -> ear ? JambonzMessages.earVerb(room) : JambonzMessages.supervisorVerb(room))
        .map(verb -> JsonNodeFactory.instance.arrayNode().add(verb))
        .orElseGet(() -> refusal(RoomName.refusal(wished)));
  }

  /** Ends the call; the telephone sees the reason. */
  static ArrayNode refusal(String reason) {
    ArrayNode verbs = JsonNodeFactory.instance.arrayNode();
    verbs.addObject().put("verb", "hangup").putObject("headers").put("X-Reason", reason);
    return verbs;
  }

  private static Optional<String> text(JsonNode node) {
    return node.isString() ? Optional.of(node.asString()) : Optional.empty();
  }
}
