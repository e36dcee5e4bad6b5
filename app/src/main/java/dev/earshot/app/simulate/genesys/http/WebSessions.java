package dev.earshot.app.simulate.genesys.http;

import dev.earshot.app.simulate.genesys.world.Person;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Who is logged in (genesys-voice.md 2): a cookie of the application and one of the load balancer,
 * without which a request reaches another server, which knows nothing. Safe for any thread.
 */
final class WebSessions {
  static final String COOKIE = "JSESSIONID";
  static final String BALANCER = "AWSELB";

  private static final int SESSIONS = 200;

  /**
   * @param node value of the load balancer's cookie
   * @param csrf token that changes must bear
   */
  record WebSession(String id, String node, Person person, String csrf) {}

  private final Map<String, WebSession> sessions = new ConcurrentHashMap<>();
  private final Supplier<String> ids;

  /**
   * @param ids a new identifier each time
   */
  WebSessions(Supplier<String> ids) {
    this.ids = ids;
  }

  Optional<WebSession> find(String cookie, String node) {
    return Optional.ofNullable(sessions.get(cookie)).filter(known -> known.node().equals(node));
  }

  WebSession begin(Person person) {
    if (sessions.size() >= SESSIONS) {
      sessions.clear();
    }
    WebSession session = new WebSession(ids.get(), ids.get(), person, ids.get());
    sessions.put(session.id(), session);
    return session;
  }

  /** Everybody has to log in again. */
  void expire() {
    sessions.clear();
  }

  /** Tokens that are known are worth nothing any more. */
  void renewTokens() {
    sessions.replaceAll((id, old) -> new WebSession(old.id(), old.node(), old.person(), ids.get()));
  }
}
