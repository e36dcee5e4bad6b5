package dev.earshot.app.api;

import dev.earshot.audio.focus.FocusEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.ConnectionLimit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP server of the control API (Jetty's core handlers, no servlets). Everything a stranger
 * can make it spend is bounded: threads, connections, header and body sizes, waiting times.
 */
public final class FocusApi implements AutoCloseable {
  private static final int THREADS = 16;
  private static final int CONNECTIONS = 128;
  private static final int HEADER_BYTES = 8 * 1024;
  private static final long IDLE_MILLIS = 10_000;

  /**
   * Jetty announces itself at INFO; kept here because java.util.logging forgets what nobody holds.
   */
  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

  private final Server server;
  private final ServerConnector connector;
  private final ApiConfig config;
  private final EndedCalls ended = new EndedCalls();
  private final RecordingLog recordings = new RecordingLog();
  private final EventHub events;
  private final ControlRoutes routes;

  private FocusApi(ApiConfig config, FocusControl focus, InstantSource clock) {
    this.config = config;
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
    threads.setName("api");
    threads.setDaemon(true);
    threads.setReservedThreads(0);
    server = new Server(threads);
    connector = connector(server, config.listen());
    server.addConnector(connector);
    server.addBean(new ConnectionLimit(CONNECTIONS, connector));
    // Idle keep-alive connections would make a graceful stop wait for its whole timeout.
    server.setStopTimeout(0);
    RoomDocuments rooms = new RoomDocuments(focus, clock);
    CallDocuments calls = new CallDocuments(config.account(), focus.address());
    StatusEvents status = new StatusEvents(config.account(), calls);
    events = new EventHub(new EventMessages(status, rooms, focus), clock);
    routes =
        new ControlRoutes(
            config.account(),
            List.of(
                new ConferenceResource(focus, rooms).routes(),
                new CallResource(focus, ended, clock, calls).routes(),
                new AnnouncementResource(focus, new SoundLibrary(config.sounds())).routes(),
                new RecordingResource(focus, recordings).routes(),
                new StatsResource(focus, events::stats).routes(),
                EventStream.routes()));
    EventStream stream = new EventStream(server, events);
    server.setHandler(new ApiHandler(config.token(), routes, stream, threads));
    server.setErrorHandler(ApiHandler::answerError);
  }

  private static ServerConnector connector(Server server, InetSocketAddress listen) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(listen.getAddress().getHostAddress());
    connector.setPort(listen.getPort());
    connector.setIdleTimeout(IDLE_MILLIS);
    return connector;
  }

  /**
   * @throws IOException if the address is in use or not ours; the message names it
   */
  public static FocusApi start(ApiConfig config, FocusControl focus, InstantSource clock)
      throws IOException {
    JETTY.setLevel(Level.WARNING);
    FocusApi api = new FocusApi(config, focus, clock);
    try {
      api.connector.open();
      api.server.start();
      api.events.start();
      return api;
    } catch (Exception e) {
      api.close();
      throw new IOException("cannot take HTTP on " + text(config.listen()) + ": " + cause(e), e);
    }
  }

  private static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  /** Jetty wraps a BindException; the innermost message is the one that says what is wrong. */
  private static String cause(Throwable thrown) {
    Throwable innermost = thrown;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return String.valueOf(innermost.getMessage());
  }

  /** Method and path of everything that is served, below the account. */
  List<String> routes() {
    return routes.table().toList();
  }

  /** Where HTTP is taken. */
  public InetSocketAddress address() {
    return new InetSocketAddress(config.listen().getAddress(), connector.getLocalPort());
  }

  /** Keeps records and tells listeners; call it with every event of the focus, on its thread. */
  public void onEvent(FocusEvent event) {
    ended.onEvent(event);
    recordings.onEvent(event);
    events.onEvent(event);
  }

  /** Stops taking requests; at most one second; idempotent. */
  @Override
  public void close() {
    events.close();
    try {
      server.stop();
    } catch (Exception e) {
      System.getLogger(FocusApi.class.getName())
          .log(System.Logger.Level.WARNING, "control API did not stop cleanly: {0}", cause(e));
    }
  }
}
