package dev.earshot.app.relay;

import dev.earshot.app.backend.jambonz.LegCommands;
import dev.earshot.app.endpoint.EndpointListener;
import dev.earshot.audio.sip.Secret;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A console's subscription to a relay: passes on what it tells, sends commands for our leg, and
 * comes back by itself when it is lost, after 0.25 s, 0.5 s … 1.5 s. That it is lost is told at
 * once: from then on nothing is known.
 */
public final class RelayLink implements LegCommands, AutoCloseable {
  private static final Logger LOG = System.getLogger(RelayLink.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(1_500);

  /** Whoever does not answer a ping within this time is gone. */
  private static final Duration PING = Duration.ofSeconds(2);

  private final Request request;
  private final EndpointListener listener;
  private final BiConsumer<Boolean, String> channel;
  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .connectTimeout(Duration.ofSeconds(3))
          .readTimeout(Duration.ZERO)
          .pingInterval(PING)
          .build();
  private final Set<String> legs = ConcurrentHashMap.newKeySet();
  private final Semaphore lost = new Semaphore(0);
  private final Thread thread = Thread.ofVirtual().name("relay-link").unstarted(this::run);
  private volatile @Nullable WebSocket socket;
  private volatile boolean ready;
  private volatile boolean wasReady;
  private volatile boolean closed;

  /**
   * @param channel told whether events arrive, and if not why; any thread
   */
  public RelayLink(
      URI relay, Secret token, EndpointListener listener, BiConsumer<Boolean, String> channel) {
    this.request =
        new Request.Builder()
            .url(relay + RelayMessages.PATH)
            .header("Authorization", "Bearer " + token.reveal())
            .header("Sec-WebSocket-Protocol", RelayMessages.PROTOCOL)
            .build();
    this.listener = listener;
    this.channel = channel;
  }

  /** Connects, and keeps connecting until it is closed. */
  public void start() {
    channel.accept(false, "connecting to the relay");
    thread.start();
  }

  private void run() {
    Duration pause = FIRST_PAUSE;
    try {
      while (!closed) {
        wasReady = false;
        socket = http.newWebSocket(request, new Listener());
        lost.acquire();
        pause = wasReady ? FIRST_PAUSE : pause;
        Thread.sleep(pause);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean reaches(String callSid) {
    return ready && legs.contains(callSid);
  }

  @Override
  public boolean send(String callSid, String message) {
    WebSocket open = socket;
    return ready
        && legs.contains(callSid)
        && open != null
        && open.send(RelayMessages.send(callSid, message));
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    WebSocket open = socket;
    if (open != null) {
      open.close(1000, null);
    }
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  private void down(String why) {
    boolean was = ready;
    ready = false;
    legs.clear();
    if (!closed) {
      channel.accept(false, why);
      if (was) {
        LOG.log(Level.WARNING, "the relay is lost: {0}", why);
      }
    }
    lost.release();
  }

  private void take(JsonNode message) {
    String callSid = message.path("callSid").asString("");
    switch (message.path("type").asString("")) {
      case "status" -> listener.statusHook(message.path("data"));
      case "tagged" -> listener.tagged(callSid, message.path("tag").asString(""));
      case "call" -> listener.callStatus(message.path("data"));
      case "leg" -> {
        legs.add(callSid);
        listener.legOpened(
            new EndpointListener.Leg(
                callSid,
                message.path("callId").asString(""),
                message.path("sbcCallId").asString(""),
                message.path("room").asString("")));
      }
      case "leg-closed" -> {
        legs.remove(callSid);
        listener.legClosed(callSid);
      }
      case "leg-error" -> listener.legError(callSid, message.path("message").asString(""));
      case "ready" -> {
        ready = true;
        wasReady = true;
        channel.accept(true, "");
      }
      default -> LOG.log(Level.DEBUG, "unheeded message of the relay: {0}", message.path("type"));
    }
  }

  /** One connection; OkHttp calls it one message at a time. */
  private final class Listener extends WebSocketListener {
    private boolean over;

    @Override
    public void onMessage(WebSocket from, String text) {
      Optional<JsonNode> message = RelayMessages.parse(text);
      if (message.isPresent()) {
        take(message.get());
      } else {
        from.close(1007, "not JSON");
      }
    }

    @Override
    public void onClosing(WebSocket from, int code, String reason) {
      from.close(1000, null);
      ended("the relay closed the line: " + code + " " + reason);
    }

    @Override
    public void onFailure(WebSocket from, Throwable cause, @Nullable Response response) {
      ended(
          response == null
              ? "the relay cannot be reached: " + cause.getMessage()
              : "the relay refuses us: " + response.code() + " " + response.message());
    }

    private synchronized void ended(String why) {
      if (!over) {
        over = true;
        down(why);
      }
    }
  }
}
