package dev.earshot.app.health;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A server of its own for {@code /health} and {@code /metrics}, so that neither the control API nor
 * what jambonz calls must be opened to whoever watches. It says nothing that is secret and takes no
 * orders; still it belongs on a loopback or management address.
 */
public final class HealthServer implements Closeable {
  private static final int THREADS = 4;
  private static final int CONNECTIONS = 16;
  private static final long IDLE_MILLIS = 5_000;

  /** Kept here because java.util.logging forgets what nobody holds. */
  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

  private final Server server;
  private final ServerConnector connector;
  private final InetSocketAddress listen;

  private HealthServer(InetSocketAddress listen, Vitals vitals) {
    this.listen = listen;
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
    threads.setName("health");
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
    server.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
    server.setStopTimeout(0);
    server.setHandler(new Answers(vitals));
  }

  /**
   * @throws IOException if the address is in use or not ours; the message names it
   */
  public static HealthServer start(InetSocketAddress listen, Vitals vitals) throws IOException {
    JETTY.setLevel(Level.WARNING);
    HealthServer health = new HealthServer(listen, vitals);
    try {
      health.connector.open();
      health.server.start();
      return health;
    } catch (Exception e) {
      health.close();
      throw new IOException(
          "cannot answer health on %s:%d: %s"
              .formatted(listen.getHostString(), listen.getPort(), e.getMessage()),
          e);
    }
  }

  /**
   * As {@link #start(InetSocketAddress, Vitals)} if an address is given, and says where on {@code
   * out}; closing what is returned ends it.
   *
   * @throws IOException if the address is in use or not ours; the message names it
   */
  public static Closeable start(Optional<InetSocketAddress> listen, Vitals vitals, PrintWriter out)
      throws IOException {
    if (listen.isEmpty()) {
      return () -> {};
    }
    HealthServer health = start(listen.get(), vitals);
    String host = listen.get().getHostString();
    out.println("health: http://" + host + ":" + health.address().getPort() + "/health, /metrics");
    out.flush();
    return health;
  }

  /** Where it answers. */
  public InetSocketAddress address() {
    return new InetSocketAddress(listen.getAddress(), connector.getLocalPort());
  }

  /** Stops answering; idempotent. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      System.getLogger(HealthServer.class.getName())
          .log(System.Logger.Level.WARNING, "health did not stop cleanly: {0}", e.getMessage());
    }
  }

  private static final class Answers extends Handler.Abstract.NonBlocking {
    private final Vitals vitals;

    Answers(Vitals vitals) {
      this.vitals = vitals;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
      if (!reads) {
        response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
        send(response, callback, 405, "text/plain", "GET only\n");
        return true;
      }
      switch (Request.getPathInContext(request)) {
        case "/health" -> {
          Optional<String> trouble = vitals.trouble();
          String text = trouble.map(why -> "trouble: " + why).orElse("ok") + "\n";
          send(response, callback, trouble.isEmpty() ? 200 : 503, "text/plain", text);
        }
        case "/metrics" -> send(response, callback, 200, Exposition.TYPE, metrics());
        default -> send(response, callback, 404, "text/plain", "/health or /metrics\n");
      }
      return true;
    }

    private String metrics() {
      List<Metric> all = new ArrayList<>();
      double up = vitals.trouble().isEmpty() ? 1 : 0;
      all.add(Metric.of("earshot_healthy", "1 if /health says ok.", up));
      all.addAll(vitals.metrics());
      all.addAll(ProcessMetrics.now());
      return Exposition.of(all);
    }

    private static void send(
        Response response, Callback callback, int status, String type, String text) {
      response.setStatus(status);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
      response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      response.write(true, ByteBuffer.wrap(body), callback);
    }
  }
}
