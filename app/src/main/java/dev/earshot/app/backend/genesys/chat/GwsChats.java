package dev.earshot.app.backend.genesys.chat;

import dev.earshot.app.backend.BackendEvent;
import dev.earshot.app.backend.BackendException;
import dev.earshot.app.backend.ChatBackend;
import dev.earshot.app.backend.genesys.GwsApi;
import dev.earshot.app.backend.genesys.GwsListener;
import dev.earshot.app.supervision.BackendProblem;
import dev.earshot.app.supervision.chat.ChatCall;
import dev.earshot.app.supervision.chat.ChatInput;
import dev.earshot.app.supervision.chat.ChatKey;
import dev.earshot.app.supervision.chat.ChatLine;
import dev.earshot.app.supervision.chat.ObservedChat;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Chats of Genesys Web Services over one session. What is read never overrides what was told while
 * it was being read.
 *
 * <p>Threads: any. Notifications come from one at a time; readings run on the executor or on
 * whoever performs a request.
 */
public final class GwsChats implements ChatBackend, GwsListener {
  /** What customers see of us unless the profile names something else; never the user's name. */
  public static final String NEUTRAL_NICKNAME = "Supervisor";

  private static final Logger LOG = System.getLogger(GwsChats.class.getName());
  private static final String CHANNEL = "/v2/me/chats";

  private final GwsApi api;
  private final Executor threads;
  private final ChatRequests requests;
  private final AtomicLong clock = new AtomicLong();

  /** When each chat was last told of, by {@link #clock}. */
  private final Map<ChatKey, Long> told = new ConcurrentHashMap<>();

  private volatile Consumer<ChatInput.Report> reports = _ -> {};

  /**
   * @param nickname what agents and customers see of us
   * @param threads runs a reading that a notification asks for
   */
  public GwsChats(GwsApi api, String nickname, Executor threads) {
    this.api = api;
    this.threads = threads;
    requests = new ChatRequests(nickname);
  }

  @Override
  public void start(Consumer<ChatInput.Report> listener) {
    reports = listener;
  }

  @Override
  public void perform(ChatCall call) {
    switch (call) {
      case ChatCall.ListAll() -> listAll();
      case ChatCall.Reread(ChatKey chat) -> reread(chat);
      default -> requests.of(call).ifPresent(request -> api.post(request.path(), request.body()));
    }
  }

  @Override
  public void onLine(BackendEvent.Line line, String detail) {
    reports.accept(new ChatInput.LineChanged(line == BackendEvent.Line.UP, detail));
  }

  @Override
  public void onResync() {
    threads.execute(
        () -> {
          tryReading("chats", this::listAll);
          tryReading("agents", this::listAgents);
        });
  }

  private static void tryReading(String what, Runnable reading) {
    try {
      reading.run();
    } catch (BackendException e) {
      LOG.log(Level.WARNING, "{0} cannot be read: {1}", what, e.getMessage());
    }
  }

  @Override
  public void onMessage(String channel, JsonNode message) {
    if (!channel.equals(CHANNEL)) {
      return;
    }
    // Published samples show the inner object, the wire has an envelope around it.
    JsonNode data = message.has("data") ? message.path("data") : message;
    switch (data.path("messageType").asString("")) {
      case "ChatStateChangeMessage" -> stateChanged(data.path("chat"));
      case "MessageLogUpdated" ->
          ChatWire.chatOf(data)
              .ifPresent(
                  chat ->
                      reports.accept(
                          new ChatInput.Logged(chat, wire().lines(data.path("messages")), false)));
      default ->
          LOG.log(
              Level.INFO,
              "chat notification of unknown type {0}",
              data.path("messageType").asString("?"));
    }
  }

  private void stateChanged(JsonNode json) {
    Optional<ObservedChat> chat = wire().chat(json);
    if (chat.isEmpty()) {
      LOG.log(Level.WARNING, "chat notification without a chat");
    } else if (json.path("participants").isArray() || !chat.get().state().live()) {
      told.put(chat.get().key(), clock.incrementAndGet());
      reports.accept(new ChatInput.Seen(chat.get()));
    } else {
      // Who sees us is not said: it must be read.
      ChatKey key = chat.get().key();
      threads.execute(() -> tryReading("chat " + key, () -> reread(key)));
    }
  }

  private ChatWire wire() {
    return new ChatWire(api.userId());
  }

  private void listAll() {
    long began = clock.get();
    List<ObservedChat> all = readChats();
    Set<ChatKey> keys = new HashSet<>();
    for (ObservedChat chat : all) {
      keys.add(chat.key());
      report(chat, began);
    }
    told.forEach(
        (key, at) -> {
          if (at > began) {
            keys.add(key);
          }
        });
    reports.accept(new ChatInput.Listed(keys));
  }

  /** That the list cannot be had says nothing about any chat. */
  private List<ObservedChat> readChats() {
    JsonNode chats;
    try {
      chats = api.get("/me/chats?fields=*").path("chats");
    } catch (BackendException e) {
      throw new BackendException(
          new BackendProblem.Unavailable("the list of chats cannot be read: " + e.getMessage()));
    }
    return chats.valueStream().flatMap(json -> wire().chat(json).stream()).toList();
  }

  private void report(ObservedChat chat, long began) {
    if (told.getOrDefault(chat.key(), 0L) <= began) {
      reports.accept(new ChatInput.Seen(chat));
    }
  }

  private void reread(ChatKey key) {
    long began = clock.get();
    Optional<ObservedChat> chat =
        readChats().stream().filter(each -> each.key().equals(key)).findFirst();
    if (chat.isEmpty() && told.getOrDefault(key, 0L) <= began) {
      throw new BackendException(new BackendProblem.NotFound("chat " + key + " is not listed"));
    }
    chat.ifPresent(seen -> report(seen, began));
    transcript(key).ifPresent(lines -> reports.accept(new ChatInput.Logged(key, lines, true)));
  }

  /** Empty where the system does not let us read it: then gaps stay, and are shown. */
  private Optional<List<ChatLine>> transcript(ChatKey key) {
    try {
      JsonNode answer = api.get(ChatRequests.path(key) + "/messages?fields=*");
      return Optional.of(wire().lines(answer.path("messages")));
    } catch (BackendException e) {
      LOG.log(Level.INFO, "log of chat {0} cannot be read: {1}", key, e.getMessage());
      return Optional.empty();
    }
  }

  private void listAgents() {
    JsonNode users = api.get("/users?subresources=*").path("users");
    reports.accept(new ChatInput.AgentsSeen(wire().agents(users)));
  }
}
