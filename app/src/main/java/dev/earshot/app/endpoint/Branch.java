package dev.earshot.app.endpoint;

import java.time.Duration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/** Something else that the same server offers, for consoles instead of jambonz. */
public interface Branch {
  /** How long a socket may be silent; whoever answers pings is not. */
  Duration IDLE = Duration.ofSeconds(15);

  /** The server is about to start. */
  void install(Server server);

  /** Whether a path, without query, is this branch's. */
  boolean serves(String path);

  /** Answers it, sooner or later. Threads {@code endpoint}. */
  void handle(Request request, String path, Response response, Callback callback);

  /** About every 5 s. */
  void ping();
}
