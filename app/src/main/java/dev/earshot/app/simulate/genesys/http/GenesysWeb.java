package dev.earshot.app.simulate.genesys.http;

import dev.earshot.app.simulate.genesys.world.Installation;
import dev.earshot.app.simulate.genesys.world.Notices;
import dev.earshot.app.simulate.genesys.world.Person;
import dev.earshot.app.simulate.genesys.world.Turns;
import dev.earshot.audio.sip.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import tools.jackson.databind.node.ObjectNode;

/** The web server of the installation: Jetty with REST, CometD and the control resource. */
public final class GenesysWeb implements Notices, ControlRoutes.Server, AutoCloseable {
  private static final int THREADS = 24;

  /**
   * @param listen where HTTP is taken; port 0 takes any free one
   * @param password of everybody
   * @param poll how long a long poll waits
   * @param maxInterval how long after that a client counts as alive
   */
  public record Config(
      InetSocketAddress listen, Secret password, Duration poll, Duration maxInterval) {}

  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");
  private static final Logger COMETD = Logger.getLogger("org.cometd");

  private final Config config;
  private final Turns turns;
  private final WebSessions sessions;
  private final BayeuxDoor bayeux;
  private final Server server;
  private final ServerConnector connector;
  private volatile int port;

  private GenesysWeb(Config config, Turns turns, Supplier<String> ids) {
    this.config = config;
    this.turns = turns;
    sessions = new WebSessions(ids);
    bayeux = new BayeuxDoor(config.poll(), config.maxInterval());
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
    threads.setName("genesys-web");
    threads.setDaemon(true);
    threads.setReservedThreads(0);
    server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(config.listen().getAddress().getHostAddress());
    connector.setPort(config.listen().getPort());
    connector.setIdleTimeout(config.poll().plusSeconds(30).toMillis());
    server.addConnector(connector);
    server.setStopTimeout(0);
  }

  /** A server that is not open yet: what it serves tells by it. */
  public static GenesysWeb prepare(Config config, Turns turns, Supplier<String> ids) {
    JETTY.setLevel(Level.WARNING);
    COMETD.setLevel(Level.WARNING);
    return new GenesysWeb(config, turns, ids);
  }

  /**
   * @throws IOException if the address is in use or not ours; the message names it
   */
  public void open(Installation installation, Faults faults) throws IOException {
    RestDesk rest = new RestDesk(turns, new RestRoutes(installation), faults);
    Doorkeeper doorkeeper = new Doorkeeper(sessions, installation.office(), config.password());
    ControlRoutes control = new ControlRoutes(turns, installation, rest, faults, this);
    server.setHandler(
        new GenesysHandler(
            new GenesysHandler.Parts(doorkeeper, rest, bayeux, control), server.getThreadPool()));
    try {
      bayeux.start();
      connector.open();
      server.start();
      port = connector.getLocalPort();
    } catch (Exception e) {
      close();
      throw new IOException("cannot take HTTP on " + config.listen() + ": " + e.getMessage(), e);
    }
  }

  /** Where HTTP is taken. */
  public InetSocketAddress address() {
    return new InetSocketAddress(config.listen().getAddress(), port);
  }

  @Override
  public void tell(Person to, String channel, ObjectNode data) {
    bayeux.tell(to, channel, data);
  }

  @Override
  public void expireSessions() {
    sessions.expire();
    bayeux.forget();
  }

  @Override
  public void renewTokens() {
    sessions.renewTokens();
  }

  /** The answer to whoever asked for it is on its way first. */
  @Override
  public void away(long millis, boolean restart) {
    turns.later(Duration.ofMillis(50), () -> shut(millis, restart));
  }

  private void shut(long millis, boolean restart) {
    try {
      connector.stop();
      if (restart) {
        expireSessions();
      }
      turns.later(Duration.ofMillis(millis), this::reopen);
    } catch (Exception e) {
      throw new IllegalStateException("the web server could not be taken away", e);
    }
  }

  private void reopen() {
    try {
      connector.setPort(port);
      connector.start();
    } catch (Exception e) {
      throw new IllegalStateException("the web server could not come back on port " + port, e);
    }
  }

  /** Stops taking requests; at most one second; idempotent. */
  @Override
  public void close() {
    try {
      server.stop();
      bayeux.close();
    } catch (Exception e) {
      System.getLogger(GenesysWeb.class.getName())
          .log(System.Logger.Level.WARNING, "the web server did not stop cleanly", e);
    }
  }
}
