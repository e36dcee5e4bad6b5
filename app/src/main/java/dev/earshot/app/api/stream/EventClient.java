package dev.earshot.app.api.stream;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * One client of the event stream. It has nothing to say: whoever sends a message is closed with
 * 1008. Its methods never wait; any thread.
 */
public final class EventClient implements Session.Listener.AutoDemanding {
  private static final int QUEUE = 256;
  private static final int POLICY_VIOLATION = 1008;

  /** Hears of a client's coming and going, on a thread of the server; must not wait. */
  public interface Watcher {
    void opened(EventClient client);

    /** May be called more than once. */
    void closed(EventClient client);
  }

  private final Watcher watcher;
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile @Nullable Session session;

  /** A client that is still to come. */
  public EventClient(Watcher watcher) {
    this.watcher = watcher;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    watcher.opened(this);
  }

  @Override
  public void onWebSocketText(String message) {
    close(POLICY_VIOLATION, "nothing is expected here");
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    callback.succeed();
    close(POLICY_VIOLATION, "nothing is expected here");
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    watcher.closed(this);
  }

  @Override
  public void onWebSocketClose(int statusCode, String reason, Callback callback) {
    watcher.closed(this);
    callback.succeed();
  }

  /** False if too much waits for it already. */
  public boolean send(String message) {
    Session open = session;
    if (open == null || underWay.incrementAndGet() > QUEUE) {
      return false;
    }
    open.sendText(
        message, Callback.from(underWay::decrementAndGet, failed -> watcher.closed(this)));
    return true;
  }

  /** Asks for a sign of life. */
  public void ping() {
    Session open = session;
    if (open != null) {
      open.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
    }
  }

  /** Asks it to go. */
  public void close(int code, String reason) {
    Session open = session;
    if (open != null) {
      open.close(code, reason, Callback.NOOP);
    }
  }

  /** Leaves it no choice. */
  public void disconnect() {
    Session open = session;
    if (open != null && open.isOpen()) {
      open.disconnect();
    }
  }
}
