package dev.earshot.app.endpoint;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call's conversation with our application over {@code ws.jambonz.org} (jambonz.md chapter 7):
 * every message in, the answers out. Not thread-safe: one socket delivers one message at a time.
 */
final class AppSession {
  private static final Logger LOG = System.getLogger(AppSession.class.getName());
  private static final JsonMapper MAPPER = new JsonMapper();

  /** As many answered messages are remembered, so that none is answered twice. */
  private static final int REMEMBERED = 256;

  /** The way back to jambonz. */
  interface Door {
    void send(String text);

    /** This is the socket of a leg of ours; called before the listener hears of it. */
    void leads(String callSid);
  }

  private final String account;
  private final Function<JsonNode, ArrayNode> application;
  private final Door door;
  private final EndpointListener listener;
  private final boolean supervisor;
  private final Set<String> answered = new LinkedHashSet<>();
  private @Nullable String callSid;

  /**
   * @param application from a call's data to what is to be done with it
   * @param supervisor whether its calls are legs of ours
   */
  AppSession(
      String account,
      Function<JsonNode, ArrayNode> application,
      boolean supervisor,
      Door door,
      EndpointListener listener) {
    this.account = account;
    this.application = application;
    this.supervisor = supervisor;
    this.door = door;
    this.listener = listener;
  }

  /** The leg this is about, once it was let into a room; empty for other calls. */
  Optional<String> leg() {
    return Optional.ofNullable(callSid);
  }

  /**
   * @return why the socket must be closed; empty if all is well
   */
  Optional<String> onText(String text) {
    JsonNode message;
    try {
      message = MAPPER.readTree(text);
    } catch (JacksonException e) {
      return Optional.of("not JSON");
    }
    JsonNode data = message.path("data");
    String of = data.path("account_sid").asString(account);
    if (!message.isObject() || !of.equalsIgnoreCase(account)) {
      return Optional.of(message.isObject() ? "another account" : "not an object");
    }
    take(message, data);
    return Optional.empty();
  }

  private void take(JsonNode message, JsonNode data) {
    switch (message.path("type").asString("")) {
      case "session:new" -> begin(message, data);
      case "session:reconnect" -> {
        acknowledge(message, Optional.empty());
        if (supervisor && callSid == null) {
          opened(message, data);
        }
      }
      case "verb:hook" -> {
        acknowledge(message, Optional.empty());
        if (data.has("event")) {
          listener.statusHook(data);
        }
      }
      case "session:redirect", "session:adulting", "dial:confirm", "queue:status" ->
          acknowledge(message, Optional.empty());
      case "call:status" -> listener.callStatus(data);
      case "jambonz:error" -> error(message, data);
      default -> LOG.log(Level.DEBUG, "unheeded message {0}", message.path("type"));
    }
  }

  private void begin(JsonNode message, JsonNode data) {
    ArrayNode verbs = application.apply(data);
    acknowledge(message, Optional.of(verbs));
    if (supervisor && verbs.path(0).path("verb").asString("").equals("conference")) {
      opened(message, data);
    }
  }

  private void opened(JsonNode message, JsonNode data) {
    String sid = message.path("call_sid").asString(data.path("call_sid").asString(""));
    if (!sid.isEmpty()) {
      callSid = sid;
      door.leads(sid);
      listener.legOpened(
          new EndpointListener.Leg(
              sid,
              data.path("call_id").asString(""),
              data.path("sbc_callid").asString(""),
              Verbs.wishedRoom(data)));
    }
  }

  private void error(JsonNode message, JsonNode data) {
    String sid = message.path("call_sid").asString(data.path("call_sid").asString(""));
    String what = (data.path("msg").asString("error") + " " + data.path("details").asString(""));
    LOG.log(Level.WARNING, "jambonz did not understand us: {0}", what.strip());
    listener.legError(sid.isEmpty() && callSid != null ? callSid : sid, what.strip());
  }

  private void acknowledge(JsonNode message, Optional<ArrayNode> verbs) {
    String id = message.path("msgid").asString("");
    if (id.isEmpty() || !answered.add(id)) {
      return;
    }
    if (answered.size() > REMEMBERED) {
      answered.remove(answered.iterator().next());
    }
    ObjectNode ack = JsonNodeFactory.instance.objectNode().put("type", "ack").put("msgid", id);
    verbs.ifPresent(v -> ack.set("data", v));
    door.send(ack.toString());
  }
}
