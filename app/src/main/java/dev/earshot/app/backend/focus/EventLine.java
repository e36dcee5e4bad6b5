package dev.earshot.app.backend.focus;

import dev.earshot.app.backend.BackendEvent.ConnectionChanged;
import dev.earshot.app.backend.BackendEvent.Line;
import dev.earshot.app.backend.BackendException;
import dev.earshot.audio.focus.FocusEvent;
import dev.earshot.audio.focus.FocusMember;
import dev.earshot.audio.focus.FocusRoom;
import dev.earshot.audio.focus.RoomState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The WebSocket of a focus, which comes back by itself. What it tells is only taken as a reason to
 * look: a room is asked for before anything is said of it. That the line is lost, or cannot keep
 * up, is told at once.
 */
final class EventLine implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final int MOST_WAITING = 4096;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Requests requests;
  private final RemoteRooms rooms;
  private final InstantSource clock;
  private final Executor threads;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Consumer<ConnectionChanged> line = _ -> {};
  private ConnectionChanged told = new ConnectionChanged(Line.DOWN, "not connected yet");

  EventLine(Requests requests, RemoteRooms rooms, InstantSource clock, Executor threads) {
    this.requests = requests;
    this.rooms = rooms;
    this.clock = clock;
    this.threads = threads;
  }

  synchronized void onLine(Consumer<ConnectionChanged> listener) {
    line = listener;
    line.accept(told);
  }

  private synchronized void tell(Line state, String detail) {
    told = new ConnectionChanged(state, detail);
    line.accept(told);
  }

  void open(Consumer<FocusEvent> listener) {
    threads.execute(() -> run(listener));
  }

  private void run(Consumer<FocusEvent> listener) {
    try {
      do {
        String why = new Connection(listener).follow();
        if (stopped.getCount() > 0) {
          tell(Line.DOWN, why);
        }
      } while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stopped.countDown();
  }

  /** One WebSocket from its opening to its end. */
  private final class Connection extends WebSocketListener {
    private final Consumer<FocusEvent> listener;
    private final BlockingQueue<JsonNode> messages = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile String over = "";
    private long number;

    Connection(Consumer<FocusEvent> listener) {
      this.listener = listener;
    }

    /** Returns why it ended. */
    String follow() throws InterruptedException {
      WebSocket socket = requests.events(this);
      try {
        while (over.isEmpty() && stopped.getCount() > 0) {
          JsonNode message = messages.poll(STEP.toMillis(), TimeUnit.MILLISECONDS);
          if (message != null) {
            take(message);
          }
        }
        return over;
      } catch (BackendException e) {
        return e.problem().what();
      } catch (RuntimeException e) {
        return "what the focus tells cannot be followed: " + e;
      } finally {
        socket.cancel();
      }
    }

    private void take(JsonNode message) {
      long now = message.path("seq").asLong(0);
      if (message.path("event").asString("").equals("hello") || now != number + 1) {
        everything();
        tell(Line.UP, "");
      } else {
        event(message);
      }
      number = now;
    }

    /** What there is now, and what is not any more. */
    private void everything() {
      Set<String> all = new HashSet<>(rooms.names());
      rooms.rooms().forEach(room -> all.add(room.name()));
      all.forEach(this::changed);
    }

    private void event(JsonNode message) {
      String room = message.path("friendly_name").asString("");
      switch (message.path("event").asString("")) {
        case "start-talking" -> talks(room, message, true);
        case "stop-talking" -> talks(room, message, false);
        case "announcement", "recording", "dtmf" -> {}
        default -> changed(room);
      }
    }

    /** Whoever listens asks for the room as it is, and may find that it has ended. */
    private void changed(String name) {
      Instant at = clock.instant();
      Optional<FocusRoom> before = rooms.last(name);
      listener.accept(
          new FocusEvent.RoomChanged(
              at, RoomState.OPEN, before.orElse(new FocusRoom(name, at, List.of()))));
      before
          .filter(old -> rooms.last(name).filter(now -> isSame(old, now)).isEmpty())
          .ifPresent(old -> listener.accept(new FocusEvent.RoomEnded(at, old)));
    }

    /** A name may be used again by another conference. */
    private static boolean isSame(FocusRoom one, FocusRoom other) {
      return one.startedAt().equals(other.startedAt());
    }

    private void talks(String name, JsonNode message, boolean talks) {
      String callSid = message.path("call_sid").asString("");
      Optional<FocusRoom> room = rooms.last(name);
      room.stream()
          .flatMap(there -> there.members().stream())
          .filter(member -> member.callSid().toString().equals(callSid))
          .findFirst()
          .ifPresent(member -> talks(room.get(), member, talks));
    }

    private void talks(FocusRoom room, FocusMember member, boolean talks) {
      Instant at = clock.instant();
      rooms.talks(member.callSid(), talks);
      listener.accept(
          talks
              ? new FocusEvent.TalkingStarted(at, room, member)
              : new FocusEvent.TalkingStopped(at, room, member));
    }

    @Override
    public void onMessage(WebSocket from, String text) {
      try {
        if (!messages.offer(MAPPER.readTree(text))) {
          over = "more happens at the focus than can be followed";
        }
      } catch (JacksonException e) {
        over = "the focus says what is no JSON";
      }
    }

    @Override
    public void onClosing(WebSocket from, int code, String reason) {
      over = "the focus closed the line: " + code + " " + reason;
    }

    @Override
    public void onFailure(WebSocket from, Throwable cause, @Nullable Response response) {
      over =
          response == null
              ? "the focus cannot be reached: " + cause.getMessage()
              : "the focus refuses us: " + response.code() + " " + response.message();
    }
  }
}
