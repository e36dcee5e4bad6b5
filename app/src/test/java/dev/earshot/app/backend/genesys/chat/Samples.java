package dev.earshot.app.backend.genesys.chat;

import dev.earshot.app.supervision.chat.ChatKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The published samples, and notifications made like them. */
final class Samples {
  static final String AGENT = "90cc5439ff6848748e5e67811273f266";
  static final String ME = "991a4bece8dd4184a93e98ad429694f6";
  static final ChatKey CHAT = new ChatKey("0001Da9PFC93000S");
  static final String CHANNEL = "/v2/me/chats";

  private static final JsonMapper JSON = new JsonMapper();
  private static final String HOST = "http://10.10.15.212:9090/api/v2";

  private Samples() {}

  /** A published sample; the {@code L} behind a number, which is no JSON, is dropped here only. */
  static ObjectNode published(String name) {
    return (ObjectNode) json(text(name).replaceAll("(\\d)L\\b", "$1"));
  }

  /** As it stands. */
  static String text(String name) {
    try (InputStream in = Samples.class.getResourceAsStream(name + ".json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(String text) {
    return JSON.readTree(text);
  }

  /** The published notification with another visibility of ours and other capabilities. */
  static ObjectNode seen(String visibility, String... capabilities) {
    ObjectNode message = published("participants-updated");
    ((ObjectNode) message.path("chat").path("participants").path(1)).put("visibility", visibility);
    ArrayNode names = ((ObjectNode) message.path("chat")).putArray("capabilities");
    Arrays.stream(capabilities).forEach(names::add);
    return message;
  }

  /** The same with what the samples list in each mode, traps included. */
  static ObjectNode seen(String visibility) {
    String[] switches =
        switch (visibility) {
          case "Supervisors" -> new String[] {"SwitchToCoach", "SwitchBargeIn"};
          case "Agents" -> new String[] {"SwitchToMonitor", "SwitchBargeIn"};
          default -> new String[] {"SwitchToMonitor", "SwitchToCoach"};
        };
    return seen(visibility, "Leave", "SendMessage", "SendToAgents", switches[0], switches[1]);
  }

  static ObjectNode state(String visibility, String state) {
    ObjectNode message = seen(visibility);
    ((ObjectNode) message.path("chat")).put("state", state);
    return message;
  }

  /** The agent has left. */
  static ObjectNode withoutAgent(String visibility) {
    ObjectNode message = seen(visibility);
    ((ArrayNode) message.path("chat").path("participants")).remove(0);
    return message;
  }

  /** A notification of lines. */
  static ObjectNode log(ObjectNode... lines) {
    ObjectNode message = JSON.createObjectNode();
    message.put("messageType", "MessageLogUpdated").put("notificationType", "NewMessages");
    message.put("chatUri", HOST + "/chats/" + CHAT);
    ArrayNode messages = message.putArray("messages");
    Arrays.stream(lines).forEach(messages::add);
    return message;
  }

  /** A line of ours. */
  static ObjectNode mine(int index, String text, String visibility) {
    return line(index, ME, "Text", text, visibility);
  }

  static ObjectNode line(int index, String user, String type, String text, String visibility) {
    ObjectNode line = JSON.createObjectNode();
    line.put("index", index).put("type", type).put("text", text).put("visibility", visibility);
    line.put("timestampSeconds", 1399313371000L + index);
    ObjectNode from = line.putObject("from");
    from.put("nickname", user.equals(ME) ? "test_supervisor" : "test_agent");
    from.put("type", "Agent").put("uri", HOST + "/users/" + user);
    from.put("participantId", user.equals(ME) ? "00AF5367D3D0000B" : "00AF5367D3D0000A");
    return line;
  }

  /** As the answer of a reading. */
  static JsonNode answer(String name, ObjectNode... items) {
    ObjectNode answer = JSON.createObjectNode().put("statusCode", 0);
    ArrayNode array = answer.putArray(name);
    Arrays.stream(items).forEach(array::add);
    return answer;
  }
}
