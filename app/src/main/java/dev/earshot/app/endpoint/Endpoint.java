package dev.earshot.app.endpoint;

import dev.earshot.app.backend.jambonz.LegCommands;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/**
 * The server that jambonz calls back, and the way back to our own legs. Everything a stranger can
 * make it spend is bounded: threads, connections, sizes, waiting times.
 */
public final class Endpoint implements LegCommands, AutoCloseable {
  private static final int THREADS = 16;
  private static final int CONNECTIONS = 2_048;
  private static final int HEADER_BYTES = 16 * 1024;

  /** Of one message of jambonz: an INVITE with headers and body, and the account's variables. */
  private static final int MESSAGE_BYTES = 256 * 1024;

  private static final Duration PING_INTERVAL = Duration.ofSeconds(5);

  /** Kept here because java.util.logging forgets what nobody holds. */
  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

  private final EndpointConfig config;
  private final Server server;
  private final ServerConnector connector;
  private final AppSockets sockets;
  private final List<Branch> branches;
  private final Thread pings = Thread.ofVirtual().name("endpoint-ping").unstarted(this::pingAll);

  private Endpoint(
      EndpointConfig config,
      EndpointListener listener,
      List<Branch> branches,
      InstantSource clock) {
    this.config = config;
    this.branches = List.copyOf(branches);
    sockets = new AppSockets(config.account(), listener);
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
    threads.setName("endpoint");
    threads.setDaemon(true);
    threads.setReservedThreads(0);
    server = new Server(threads);
    connector = connector(server, config);
    server.addConnector(connector);
    server.addBean(new org.eclipse.jetty.server.NetworkConnectionLimit(CONNECTIONS, connector));
    server.setStopTimeout(0);
    ServerWebSocketContainer container = ServerWebSocketContainer.ensure(server);
    container.setIdleTimeout(Branch.IDLE);
    container.setMaxTextMessageSize(MESSAGE_BYTES);
    container.setMaxFrameSize(MESSAGE_BYTES);
    container.setMaxBinaryMessageSize(1_024);
    branches.forEach(branch -> branch.install(server));
    server.setHandler(
        new EndpointHandler(config, listener, sockets, container, branches, threads, clock));
    server.setErrorHandler(EndpointHandler::answerError);
  }

  private static ServerConnector connector(Server server, EndpointConfig config) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    ServerConnector connector =
        config
            .tls()
            .map(tls -> new ServerConnector(server, 1, 1, overTls(tls), plain))
            .orElseGet(() -> new ServerConnector(server, 1, 1, plain));
    connector.setHost(config.listen().getAddress().getHostAddress());
    connector.setPort(config.listen().getPort());
    connector.setIdleTimeout(Duration.ofSeconds(10).toMillis());
    return connector;
  }

  private static SslConnectionFactory overTls(SSLContext context) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setSslContext(context);
    return new SslConnectionFactory(tls, "http/1.1");
  }

  /**
   * @param branches what else the server offers
   * @throws IOException if the address is in use or not ours; the message names it
   */
  public static Endpoint start(
      EndpointConfig config, EndpointListener listener, List<Branch> branches, InstantSource clock)
      throws IOException {
    JETTY.setLevel(Level.WARNING);
    Endpoint endpoint = new Endpoint(config, listener, branches, clock);
    try {
      endpoint.connector.open();
      endpoint.server.start();
      endpoint.pings.start();
      return endpoint;
    } catch (Exception e) {
      endpoint.close();
      throw new IOException(
          "cannot be called back on "
              + config.listen().getHostString()
              + ":"
              + config.listen().getPort()
              + ": "
              + cause(e),
          e);
    }
  }

  /**
   * As {@link #start(EndpointConfig, EndpointListener, List, InstantSource)}, for branches alone.
   */
  public static Endpoint start(EndpointConfig config, List<Branch> branches, InstantSource clock)
      throws IOException {
    return start(config, EndpointListener.NONE, branches, clock);
  }

  /** Jetty wraps a BindException; the innermost message is the one that says what is wrong. */
  private static String cause(Throwable thrown) {
    Throwable innermost = thrown;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return String.valueOf(innermost.getMessage());
  }

  /** Where it is taken. */
  public InetSocketAddress address() {
    return new InetSocketAddress(config.listen().getAddress(), connector.getLocalPort());
  }

  /** Whether it takes connections. */
  public boolean isOpen() {
    return server.isRunning() && connector.isOpen();
  }

  /** What belongs into jambonz's forms, as lines for people. */
  public List<String> places() {
    String url = config.publicUrl().toString();
    String socket = url.replaceFirst("^http", "ws");
    String flow =
        Optional.of(socket + EndpointHandler.CALL_FLOW)
            .filter(_ -> config.callFlow().isPresent())
            .orElse("not offered by the profile");
    return List.of(
        "supervisor application: " + socket + EndpointHandler.SUPERVISOR,
        "call flow application: " + flow,
        "status hook for your own call flow: " + url + EndpointHandler.STATUS,
        "call status hook: " + url + EndpointHandler.CALL_STATUS);
  }

  @Override
  public boolean reaches(String callSid) {
    return sockets.reaches(callSid);
  }

  @Override
  public boolean send(String callSid, String message) {
    return sockets.send(callSid, message);
  }

  private void pingAll() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(PING_INTERVAL);
        sockets.ping();
        branches.forEach(Branch::ping);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Ends it at once. jambonz is not told goodbye: a socket that closes otherwise lets it come back
   * to whoever serves next, and ends the leg if nobody does.
   */
  @Override
  public void close() {
    pings.interrupt();
    try {
      server.stop();
    } catch (Exception e) {
      System.getLogger(Endpoint.class.getName())
          .log(System.Logger.Level.WARNING, "the endpoint did not stop cleanly: {0}", cause(e));
    }
  }
}
