package dev.earshot.app.api;

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

  private final EventHub hub;
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile @Nullable Session session;

  EventClient(EventHub hub) {
    this.hub = hub;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    hub.opened(this);
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
    hub.closed(this);
  }

  @Override
  public void onWebSocketClose(int statusCode, String reason, Callback callback) {
    hub.closed(this);
    callback.succeed();
  }

  /** False if too much waits for it already. */
  boolean send(String message) {
    Session open = session;
    if (open == null || underWay.incrementAndGet() > QUEUE) {
      return false;
    }
    open.sendText(message, Callback.from(underWay::decrementAndGet, failed -> hub.closed(this)));
    return true;
  }

  void ping() {
    Session open = session;
    if (open != null) {
      open.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
    }
  }

  /** Asks it to go. */
  void close(int code, String reason) {
    Session open = session;
    if (open != null) {
      open.close(code, reason, Callback.NOOP);
    }
  }

  /** Leaves it no choice. */
  void disconnect() {
    Session open = session;
    if (open != null && open.isOpen()) {
      open.disconnect();
    }
  }
}
