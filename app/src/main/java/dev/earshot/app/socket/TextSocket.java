package dev.earshot.app.socket;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * The server's end of one WebSocket. Whoever sends binary messages is closed with 1003, whoever
 * reads too slowly with 1013. Its methods never wait; any thread.
 */
public final class TextSocket implements Session.Listener.AutoDemanding {
  private static final int QUEUE = 1_024;
  private static final int UNACCEPTABLE = 1003;
  private static final int TRY_AGAIN_LATER = 1013;

  /** Hears of a socket, on a thread of the server; one message at a time; must not wait. */
  public interface Watcher {
    void opened(TextSocket socket);

    void text(TextSocket socket, String message);

    /** Something came that is no text. */
    default void binary(TextSocket socket) {
      socket.close(UNACCEPTABLE, "text is expected here");
    }

    /** May be called more than once. */
    void closed(TextSocket socket);
  }

  private final Watcher watcher;
  private final int most;
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile @Nullable Session session;

  /** A socket that is still to be opened. */
  public TextSocket(Watcher watcher) {
    this(watcher, QUEUE);
  }

  /**
   * A socket that is still to be opened.
   *
   * @param most messages that may wait for it
   */
  public TextSocket(Watcher watcher, int most) {
    this.watcher = watcher;
    this.most = most;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    watcher.opened(this);
  }

  @Override
  public void onWebSocketText(String message) {
    watcher.text(this, message);
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    callback.succeed();
    watcher.binary(this);
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

  public boolean isOpen() {
    Session open = session;
    return open != null && open.isOpen();
  }

  /** False if it is not open, or too much waits for it already; then it is closed. */
  public boolean send(String message) {
    Session open = session;
    if (open == null || !open.isOpen()) {
      return false;
    }
    if (underWay.incrementAndGet() > most) {
      close(TRY_AGAIN_LATER, "too slow");
      watcher.closed(this);
      return false;
    }
    open.sendText(
        message, Callback.from(underWay::decrementAndGet, failed -> watcher.closed(this)));
    return true;
  }

  /** Asks for a sign of life. */
  public void ping() {
    Session open = session;
    if (open != null && open.isOpen()) {
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
