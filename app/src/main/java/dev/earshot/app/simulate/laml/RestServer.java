package dev.earshot.app.simulate.laml;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.ConnectionLimit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server of the simulated system (Jetty's core handlers); everything bounded. */
final class RestServer implements AutoCloseable {
  private static final int THREADS = 16;
  private static final int CONNECTIONS = 128;
  private static final long IDLE_MILLIS = 30_000;

  /** Kept here because java.util.logging forgets what nobody holds. */
  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

  private final Server server;
  private final ServerConnector connector;

  private RestServer(InetSocketAddress listen) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
    threads.setName("simulate-rest");
    threads.setDaemon(true);
    threads.setReservedThreads(0);
    server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(listen.getAddress().getHostAddress());
    connector.setPort(listen.getPort());
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    server.addBean(new ConnectionLimit(CONNECTIONS, connector));
    // Idle keep-alive connections would make a graceful stop wait for its whole timeout.
    server.setStopTimeout(0);
    server.setErrorHandler(RestHandler::answerError);
  }

  /** Binds the address; takes nothing before {@link #serve}. */
  static RestServer bind(InetSocketAddress listen) throws IOException {
    JETTY.setLevel(Level.WARNING);
    RestServer rest = new RestServer(listen);
    try {
      rest.connector.open();
      return rest;
    } catch (IOException e) {
      throw new IOException(
          "cannot take HTTP on "
              + listen.getAddress().getHostAddress()
              + ":"
              + listen.getPort()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  void serve(Handler handler) throws IOException {
    server.setHandler(handler);
    try {
      server.start();
    } catch (Exception e) {
      throw new IOException("the simulator's HTTP server did not start: " + e.getMessage(), e);
    }
  }

  InetSocketAddress address() {
    return new InetSocketAddress(connector.getHost(), connector.getLocalPort());
  }

  /** On whose threads answers are worked out. */
  java.util.concurrent.Executor threads() {
    return server.getThreadPool();
  }

  @Override
  public void close() {
    try {
      server.stop();
      connector.close();
    } catch (Exception e) {
      System.getLogger(RestServer.class.getName())
          .log(System.Logger.Level.WARNING, "the simulator''s HTTP server: {0}", e.getMessage());
    }
  }
}
