package dev.earshot.app.backend.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.genesys.GwsStub.Answer;
import dev.earshot.app.backend.genesys.GwsStub.Asked;
import dev.earshot.app.backend.genesys.chat.GwsChats;
import dev.earshot.app.supervision.Mode;
import dev.earshot.app.supervision.chat.ChatCall;
import dev.earshot.app.supervision.chat.ChatKey;
import dev.earshot.audio.sip.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests about chats go through the same session as all others. */
class ChatTokenTest {
  private static final String CHAT = "POST /api/v2/me/chats/c SwitchToCoach";

  /** What the server accepts; it hands out the one behind it. */
  private volatile String token = "old";

  private volatile String handedOut = "old";

  @Test
  void h28AnExpiredTokenIsReadAgainOnceAndTheRequestRepeatedOnce() throws Exception {
    try (GwsStub server = new GwsStub(this::answer);
        GwsSession session = session(server)) {
      GwsChats chats = new GwsChats(session, GwsChats.NEUTRAL_NICKNAME, Runnable::run);
      session.get("/me");
      token = "new";
      handedOut = "new";
      chats.perform(new ChatCall.Switch(new ChatKey("c"), Mode.WHISPER));
      assertThat(server.briefs())
          .containsSubsequence(CHAT, "GET /api/v2/me", CHAT)
          .filteredOn(CHAT::equals)
          .hasSize(2);
      token = "never handed out";
      assertThatThrownBy(() -> chats.perform(new ChatCall.Switch(new ChatKey("c"), Mode.WHISPER)))
          .isInstanceOf(BackendException.class);
      assertThat(server.briefs()).filteredOn(CHAT::equals).hasSize(4);
    }
  }

  private static GwsSession session(GwsStub server) {
    return new GwsSession(
        new GwsServer(
            server.url(),
            GwsLogin.basic("paul.smith", new Secret("secret")),
            GwsServer.NOTIFICATIONS,
            List.of("voice", "chat"),
            Duration.ofSeconds(3)));
  }

  private Answer answer(Asked asked) {
    if (asked.line().startsWith("POST") && !asked.header("X-CSRF-TOKEN").equals(token)) {
      return new Answer(403, "Missing or invalid Csrf token", Map.of());
    }
    return Answer.ok("{\"statusCode\":0,\"user\":{\"id\":\"u1\"}}")
        .with("X-CSRF-HEADER", "X-CSRF-TOKEN")
        .with("X-CSRF-TOKEN", handedOut)
        .with("Set-Cookie", "JSESSIONID=one; Path=/");
  }
}
