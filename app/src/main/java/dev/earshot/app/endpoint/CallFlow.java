package dev.earshot.app.endpoint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The ready-made application for agents and customers (jambonz.md chapter 8): puts a caller into
 * his room with his tag, and has every event of the room told to us. Pure.
 *
 * @param room where callers meet who name no room by {@code X-Room}; {@code {to}} stands for what
 *     they dialled
 * @param agents user parts of callers who are agents; everybody else is a customer
 */
public record CallFlow(String room, List<String> agents, String agentTag, String customerTag) {
  private static final List<String> EVENTS =
      List.of("start", "end", "join", "leave", "start-talking", "stop-talking");

  public CallFlow {
    agents = List.copyOf(agents);
  }

  /**
   * What jambonz is to do with the caller.
   *
   * @param session data of {@code session:new}, or the body of a webhook
   * @param statusHook absolute URL: one receiver for all members
   */
  ArrayNode verbs(JsonNode session, String statusHook) {
    String wished =
        SessionData.header(session, "X-Room")
            .orElseGet(() -> room.replace("{to}", user(session.path("to").asString(""))));
    Optional<String> name = RoomName.checked(wished);
    if (name.isEmpty()) {
      return Verbs.refusal(RoomName.refusal(wished));
    }
    boolean agent = agents.contains(user(session.path("from").asString("")));
    ObjectNode verb =
        JsonNodeFactory.instance
            .objectNode()
            .put("verb", "conference")
            .put("name", name.get())
            .put("startConferenceOnEnter", true)
            .put("endConferenceOnExit", false)
            .put("memberTag", agent ? agentTag : customerTag)
            .put("statusHook", statusHook);
    ArrayNode events = verb.putArray("statusEvents");
    EVENTS.forEach(events::add);
    return JsonNodeFactory.instance.arrayNode().add(verb);
  }

  /** {@code sip:anna@example.org;x=y} and {@code anna} are both anna. */
  private static String user(String address) {
    String bare = address.replaceFirst("^.*<", "").replaceFirst(">.*$", "");
    String plain = bare.toLowerCase(Locale.ROOT).startsWith("sip:") ? bare.substring(4) : bare;
    return plain.replaceFirst("[@;].*$", "");
  }
}
