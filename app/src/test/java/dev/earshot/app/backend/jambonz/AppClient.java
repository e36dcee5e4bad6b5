package dev.earshot.app.backend.jambonz;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * jambonz' end of one call's conversation with an application ({@code ws.jambonz.org}): asks what
 * to do, takes the verbs, then carries out commands.
 */
final class AppClient extends WebSocketListener {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final CompletableFuture<JsonNode> verbs = new CompletableFuture<>();
  private final Consumer<JsonNode> commands;
  private final WebSocket socket;

  /**
   * @param session {@code data} of its {@code session:new}
   * @param commands take the {@code data} of each conference command
   */
  AppClient(
      OkHttpClient http,
      String url,
      Optional<String> authorization,
      ObjectNode session,
      Consumer<JsonNode> commands) {
    this.commands = commands;
    Request.Builder request =
        new Request.Builder().url(url).header("Sec-WebSocket-Protocol", "ws.jambonz.org");
    authorization.ifPresent(value -> request.header("Authorization", value));
    socket = http.newWebSocket(request.build(), this);
    String callSid = session.path("call_sid").asString("");
    ObjectNode message =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "session:new")
            .put("msgid", "m-" + callSid)
            .put("call_sid", callSid);
    message.set("data", session);
    socket.send(message.toString());
  }

  /** What the application wants done with the call. */
  JsonNode verbs() throws Exception {
    return verbs.get(20, TimeUnit.SECONDS);
  }

  @Override
  public void onMessage(WebSocket from, String text) {
    JsonNode message = MAPPER.readTree(text);
    if (message.path("type").asString("").equals("ack")) {
      verbs.complete(message.path("data"));
    } else if (message.path("command").asString("").equals("conf:participant-action")) {
      commands.accept(message.path("data"));
    }
  }

  @Override
  public void onFailure(WebSocket from, Throwable cause, @Nullable Response response) {
    verbs.completeExceptionally(cause);
  }

  /** The call is over. */
  void end() {
    socket.close(1000, null);
  }

  /** The feature server is gone, and its sockets with it. */
  void crash() {
    socket.cancel();
  }
}
