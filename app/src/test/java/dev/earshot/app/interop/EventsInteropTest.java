package dev.earshot.app.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The built command, whose modules are closed, lets a listener in. */
@Tag("interop")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EventsInteropTest {
  @TempDir Path directory;

  @Test
  void theBuiltCommandServesTheEventStream() throws Exception {
    CompletableFuture<String> first = new CompletableFuture<>();
    OkHttpClient http = new OkHttpClient();
    try (FocusProcess focus = FocusProcess.ready(directory)) {
      Request request =
          new Request.Builder()
              .url(
                  "http://127.0.0.1:%d/v1/Accounts/%s/Events"
                      .formatted(focus.api().getPort(), FocusProcess.ACCOUNT))
              .header("Authorization", "Bearer " + FocusProcess.TOKEN)
              .build();
      WebSocket socket = http.newWebSocket(request, new FirstMessage(first));
      assertThat(first.get(30, TimeUnit.SECONDS)).contains("\"event\":\"hello\"");
      socket.cancel();
    } finally {
      http.dispatcher().executorService().shutdown();
    }
  }

  private static final class FirstMessage extends WebSocketListener {
    private final CompletableFuture<String> first;

    FirstMessage(CompletableFuture<String> first) {
      this.first = first;
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
      first.complete(text);
    }

    @Override
    public void onFailure(WebSocket socket, Throwable thrown, @Nullable Response response) {
      first.completeExceptionally(thrown);
    }
  }
}
